import { setPriority } from 'node:os';

/** On Linux lets this thread have what time the others leave; elsewhere it would hold back the whole process. */
export function standBack(): void {
  if (process.platform === 'linux') setPriority(0, 15);
}
