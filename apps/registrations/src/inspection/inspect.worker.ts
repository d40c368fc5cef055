import { parentPort } from 'node:worker_threads';
import { inspect, type Inspected } from './inspect.js';

// One file at a time: whoever asks waits for the answer before it sends the next.
parentPort?.on('message', (file: Inspected) => {
  inspect(file).then(
    (verdict) => parentPort?.postMessage({ verdict }),
    (error: Error) => parentPort?.postMessage({ failed: error.message, away: error.name === 'ScannerAway' }),
  );
});
