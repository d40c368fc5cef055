import { parentPort, workerData } from 'node:worker_threads';
import { NotComputable, rank, type StandingInput } from '@podium/scoring';
import { standBack } from '../apart/stand-back.js';
import type { Ranked } from './rank-apart.js';

function ranked(input: StandingInput): Ranked {
  try {
    return { standing: rank(input) };
  } catch (error) {
    // As data: an error would arrive without its class.
    if (error instanceof NotComputable) return { refused: error.refused, because: error.because };
    throw error;
  }
}

standBack();
parentPort?.postMessage(ranked(workerData as StandingInput));
