export { mailer } from './mailer.service.js';
