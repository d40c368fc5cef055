import { personRegisteredV1 } from '@podium/contracts';
import { on, type Listening } from '@podium/platform-outbox';

/** Whoever signs in for the first time finds the teams that name this address. */
export const personListening: Listening = on(personRegisteredV1, async (tx, { email, personId, locale }) => {
  await tx.execute(
    `INSERT INTO known_person (email_key, person_id, locale) VALUES ($1, $2, $3)
     ON CONFLICT (email_key) DO UPDATE SET person_id = excluded.person_id, locale = excluded.locale`,
    [email, personId, locale],
  );
  await tx.execute('UPDATE team_member SET person_id = $2 WHERE email_key = $1 AND person_id IS NULL', [
    email,
    personId,
  ]);
});
