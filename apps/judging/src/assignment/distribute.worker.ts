import { parentPort, workerData } from 'node:worker_threads';
import { distribute, type ToDistribute } from './distribute.js';

parentPort?.postMessage(await distribute(workerData as ToDistribute));
