import { parentPort, workerData } from 'node:worker_threads';
import { standBack } from '../apart/stand-back.js';
import { distribute, type ToDistribute } from './distribute.js';

standBack();
parentPort?.postMessage(await distribute(workerData as ToDistribute));
