import { serveBackground } from '@podium/platform-service';
import { mailer } from './mailer.service.js';

await serveBackground(mailer);
