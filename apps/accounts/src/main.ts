import { serveAlone } from '@podium/platform-service';
import { accounts } from './accounts.service.js';

await serveAlone(accounts);
