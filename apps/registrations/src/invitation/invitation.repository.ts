import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { InvitationOffer } from './invitation.type.js';

/** An invitation as a use case holds it. */
export interface HeldInvitation {
  id: string;
  teamId: string;
  memberId: string;
  email: string;
  expiresAt: Date;
  acceptedBy: string | null;
  /** Accepted, declined or revoked, or its member was removed. */
  answered: boolean;
}

const HELD = `SELECT i.id, m.team_id AS "teamId", m.id AS "memberId", m.email_key AS email, i.expires_at AS "expiresAt",
    CASE WHEN i.accepted_at IS NOT NULL THEN m.person_id END AS "acceptedBy",
    num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at, m.removed_at, m.accepted_at) > 0 AS answered
  FROM team_invitation i JOIN team_member m ON m.id = i.member_id`;
const OPEN = 'num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0';

@Injectable()
export class InvitationRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async byToken(tx: Pick<Tx, 'query'>, hash: Buffer): Promise<HeldInvitation | null> {
    return (await tx.query<HeldInvitation>(`${HELD} WHERE i.token_hash = $1`, [hash]))[0] ?? null;
  }

  async byId(tx: Pick<Tx, 'query'>, id: string): Promise<HeldInvitation | null> {
    return (await tx.query<HeldInvitation>(`${HELD} WHERE i.id = $1`, [id]))[0] ?? null;
  }

  /** What an open invitation is to. */
  async offer(hash: Buffer): Promise<InvitationOffer | null> {
    const [row] = await this.database.query<InvitationOffer>(
      `SELECT t.edition_code AS "editionCode", t.name AS "teamName", m.email_key AS email, i.expires_at AS "expiresAt"
       FROM team_invitation i JOIN team_member m ON m.id = i.member_id JOIN team t ON t.id = m.team_id
       WHERE i.token_hash = $1 AND ${OPEN} AND m.removed_at IS NULL AND m.accepted_at IS NULL
         AND i.expires_at > clock_timestamp()`,
      [hash],
    );
    return row ?? null;
  }

  /** How many people somebody invited within the last 24 hours. Ask under the lock of that person's invitations. */
  async withinADay(tx: Tx, personId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM team_invitation WHERE invited_by = $1 AND invited_at > clock_timestamp() - interval '24 hours'`,
      [personId],
    );
    return row?.count ?? 0;
  }

  async add(tx: Tx, invitations: { id: string; memberId: string; hash: Buffer }[], by: string, days: number) {
    const [row] = await tx.query<{ expiresAt: Date }>(
      `INSERT INTO team_invitation (id, member_id, token_hash, invited_by, expires_at)
       SELECT n.id, n.member_id, decode(n.hash, 'hex'), $2, clock_timestamp() + make_interval(days => $3)
       FROM jsonb_to_recordset($1) AS n (id uuid, member_id uuid, hash text) RETURNING expires_at AS "expiresAt"`,
      [
        JSON.stringify(
          invitations.map(({ id, memberId, hash }) => ({ id, member_id: memberId, hash: hash.toString('hex') })),
        ),
        by,
        days,
      ],
    );
    return (row as { expiresAt: Date }).expiresAt;
  }

  /** The person becomes the member; every other open invitation of the member is over. */
  async accept(tx: Tx, { id, memberId }: HeldInvitation, personId: string): Promise<void> {
    await tx.execute(
      `WITH others AS (UPDATE team_invitation i SET revoked_at = clock_timestamp()
         WHERE i.member_id = $2 AND i.id <> $1 AND ${OPEN}),
       used AS (UPDATE team_invitation SET accepted_at = clock_timestamp() WHERE id = $1)
       UPDATE team_member SET person_id = $3, accepted_at = clock_timestamp() WHERE id = $2`,
      [id, memberId, personId],
    );
  }

  async decline(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE team_invitation SET declined_at = clock_timestamp() WHERE id = $1', [id]);
  }

  /** Takes every open invitation of a member back. */
  async revoke(tx: Tx, memberId: string): Promise<void> {
    await tx.execute(`UPDATE team_invitation i SET revoked_at = clock_timestamp() WHERE i.member_id = $1 AND ${OPEN}`, [
      memberId,
    ]);
  }

  /** Whether this address once declined to join this team. */
  async declined(tx: Tx, teamId: string, email: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM team_invitation i JOIN team_member m ON m.id = i.member_id
       WHERE m.team_id = $1 AND m.email_key = $2 AND i.declined_at IS NOT NULL LIMIT 1`,
      [teamId, email],
    );
    return rows.length > 0;
  }
}
