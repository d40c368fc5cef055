export { results } from './results.service.js';
