import { personRegisteredV1 } from '@podium/contracts';
import { emailKey } from '@podium/programmes';
import { on, type Listening } from '@podium/platform-outbox';

/**
 * Keeps whose address is whose. Seats name addresses and are joined with this when they are read, so a seat is filled
 * whichever comes first: the seat or the person.
 */
export function personListenings(): Listening[] {
  return [
    on(personRegisteredV1, async (tx, { personId, email }) => {
      await tx.execute('INSERT INTO person (person_id, email_key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        personId,
        emailKey(email),
      ]);
    }),
  ];
}
