export { startPodium, type Podium } from './one-process.js';
export { services } from './services.js';
