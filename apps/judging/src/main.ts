import { serveAlone } from '@podium/platform-service';
import { judging } from './judging.service.js';

await serveAlone(judging);
