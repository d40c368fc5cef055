import { serveAlone } from '@podium/platform-service';
import { results } from './results.service.js';

await serveAlone(results);
