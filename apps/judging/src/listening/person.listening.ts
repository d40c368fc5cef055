import { personCopy } from '@podium/platform-access';
import { applyConflicts } from '../conflict/conflicts.js';

/**
 * Keeps whose addresses are whose. Seats and conflicts name addresses and are joined with this when they are read, so a seat is
 * filled and a conflict holds whichever comes first: the seat, the team or the person.
 */
export const judgingPersons = personCopy('person', async (tx, { personId, addresses }) => {
  // From now on it is this person's conflict, whatever becomes of the address.
  await tx.execute(
    'UPDATE conflict SET person_id = $2 WHERE email_key = ANY($1::text[]) AND person_id IS DISTINCT FROM $2',
    [addresses, personId],
  );
  const barred = await tx.query<{ entryId: string }>(
    'SELECT DISTINCT entry_id AS "entryId" FROM barred WHERE person_id = $1 AND entry_id IS NOT NULL',
    [personId],
  );
  await applyConflicts(
    tx,
    barred.map(({ entryId }) => entryId),
  );
});
