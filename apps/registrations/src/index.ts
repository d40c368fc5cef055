export { registrations } from './registrations.service.js';
