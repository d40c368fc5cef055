import type { Tx } from '@podium/platform-database';

/**
 * Keeps admissions and the opening of rounds apart: an entry that is being admitted while a round is being opened is either
 * among its contenders or finds it open. Admissions do not wait for each other.
 */
export async function admitting(tx: Tx, editionCode: string, mode: 'shared' | 'alone'): Promise<void> {
  const key = `admitting:${editionCode}`;
  if (mode === 'shared') await tx.execute('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [key]);
  else await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}
