export { judging } from './judging.service.js';
