import { personCopy } from '@podium/platform-access';

/** Whoever is known by an address finds the teams that name it. */
export const personListening = personCopy('known_person', async (tx, { addresses, personId }) => {
  await tx.execute('UPDATE team_member SET person_id = $2 WHERE email_key = ANY($1::text[]) AND person_id IS NULL', [
    addresses,
    personId,
  ]);
});
