import { serveAlone } from '@podium/platform-service';
import { registrations } from './registrations.service.js';

await serveAlone(registrations);
