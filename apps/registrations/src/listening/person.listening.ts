import { personCopy } from '@podium/platform-access';
import { lockPerson } from '../invitation/inviting.js';

/**
 * Whoever signs in with an address has proved that it is theirs. In a team that they lead they are then the member of that
 * address; anybody else's team they join by accepting.
 */
export const personListening = personCopy('known_person', async (tx, { addresses, personId }) => {
  // Whoever is just writing such a member either sees the address, or has written before we look.
  await lockPerson(tx, personId);
  await tx.execute(
    `WITH joined AS (
       UPDATE team_member m SET person_id = $2, accepted_at = clock_timestamp()
       WHERE m.id IN (
         SELECT DISTINCT ON (n.team_id) n.id FROM team_member n JOIN team t ON t.id = n.team_id
         WHERE n.email_key = ANY($1::text[]) AND n.person_id IS NULL AND n.removed_at IS NULL AND t.led_by = $2
           AND NOT EXISTS (SELECT FROM team_member o WHERE o.team_id = t.id AND o.person_id = $2 AND o.removed_at IS NULL)
         ORDER BY n.team_id, n.position)
       RETURNING m.id)
     UPDATE team_invitation i SET revoked_at = clock_timestamp() FROM joined
     WHERE i.member_id = joined.id AND num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0`,
    [addresses, personId],
  );
});
