import { serveAlone } from '@podium/platform-service';
import { mailer } from './mailer.service.js';

await serveAlone(mailer);
