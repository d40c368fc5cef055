import { inThread } from '../apart/in-thread.js';
import type { Pair, ToDistribute } from './distribute.js';

const ENTRY = new URL('./distribute.worker.js', import.meta.url);

/** `distribute` in a thread of its own: it may take seconds, and the thread that answers must not wait for it. */
export const distributeApart = (given: ToDistribute): Promise<Pair[]> => inThread<Pair[]>(ENTRY, given);
