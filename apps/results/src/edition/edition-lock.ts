import type { Tx } from '@podium/platform-database';

/** Whoever confers, revokes, releases or withdraws in one edition waits for the one before. Taken before anything else is locked. */
export async function lockEdition(tx: Tx, editionCode: string): Promise<void> {
  await tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('awards ' || $1, 0))`, [editionCode]);
}
