import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Contact } from '@podium/contracts';
import type { GivenMember, GivenTeam } from './given-team.js';
import type { TeamFacts } from './team.acts.js';
import type { Team } from './team.type.js';

type Reader = Pick<Tx, 'query'>;

/** SQL that holds where team `t` is the caller's, who is parameter $1: led by them, registered by them, or joined by them. */
export const BELONGS = `(t.led_by = $1 OR (t.registered_by = $1 AND t.registrar_left_at IS NULL) OR EXISTS (
  SELECT FROM team_member mine WHERE mine.team_id = t.id AND mine.person_id = $1 AND mine.removed_at IS NULL))`;

/** SQL that gives the ids of the teams of the caller, who is parameter $1. The same people as in `BELONGS`, by index. */
export const TEAMS_OF_CALLER = `SELECT id FROM team WHERE led_by = $1
  UNION SELECT id FROM team WHERE registered_by = $1 AND registrar_left_at IS NULL
  UNION SELECT team_id FROM team_member WHERE person_id = $1 AND removed_at IS NULL`;

/** Also who left: nobody decides on an entry of a team to which they belonged. */
export const EVER_BELONGED = `(t.led_by = $1 OR t.registered_by = $1 OR EXISTS (
  SELECT FROM team_member ever WHERE ever.team_id = t.id AND ever.person_id = $1))`;

const NAMES = `'email', m.email_key, 'leader', m.leader, 'familyName', m.family_name, 'givenName', m.given_name,
  'otherName', m.other_name, 'nameZh', m.name_zh, 'displayName', m.display_name`;

/** The team `t` as it is now: what an entry shows until it is submitted, and keeps from then on. */
export const ROSTER = `jsonb_build_object('name', t.name, 'organisation', t.organisation, 'members',
  (SELECT jsonb_agg(jsonb_build_object('id', m.id, ${NAMES}) ORDER BY m.position)
   FROM team_member m WHERE m.team_id = t.id AND m.removed_at IS NULL))`;

/** The living team `t` as its members see it. */
export const TEAM = `jsonb_build_object('id', t.id, 'editionCode', t.edition_code, 'name', t.name, 'organisation', t.organisation,
  'version', t.version, 'registeredAt', t.registered_at, 'leads', t.led_by = $1, 'registrarStays', t.registrar_left_at IS NULL,
  'members', (SELECT jsonb_agg(jsonb_build_object('id', m.id, ${NAMES}, 'acceptedAt', m.accepted_at, 'invitation',
     (SELECT jsonb_build_object('id', i.id, 'invitedAt', i.invited_at, 'expiresAt', i.expires_at, 'state',
        CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.declined_at IS NOT NULL THEN 'declined'
          WHEN i.revoked_at IS NOT NULL THEN 'revoked' WHEN i.expires_at <= clock_timestamp() THEN 'expired' ELSE 'open' END)
      FROM team_invitation i WHERE i.member_id = m.id ORDER BY i.invited_at DESC LIMIT 1)) ORDER BY m.position)
   FROM team_member m WHERE m.team_id = t.id AND m.removed_at IS NULL))`;

/** A member as a use case holds it. */
export interface HeldMember extends GivenMember {
  id: string;
  personId: string | null;
}

/** A team as a use case holds it: its row locked before its members were read. */
export interface HeldTeam {
  id: string;
  editionCode: string;
  name: Record<string, string>;
  organisation: Record<string, string> | null;
  ledBy: string;
  registeredBy: string;
  belongs: boolean;
  everBelonged: boolean;
  /** With whoever was removed. */
  everybody: (HeldMember & { removed: boolean })[];
  members: HeldMember[];
  /** The address with which whoever leads signed in; null while it has not been heard of. */
  leaderSignedIn: Contact | null;
  /** The database's clock, and the edition's revision then: read once the lock was held. */
  now: Date;
  revision: number;
}

/** What decides about acts on a held team. */
export const factsOf = ({ ledBy, belongs }: Pick<HeldTeam, 'ledBy' | 'belongs'>, personId: string): TeamFacts => ({
  leads: ledBy === personId,
  belongs,
});

/** A row as the graph shows it: results of mutations are told apart by the name of their type. */
const shown = (team: Omit<Team, '__typename'>): Team => ({ ...team, __typename: 'Team' });

@Injectable()
export class TeamRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Those of these teams that are the caller's, by id. */
  async mine(personId: string, ids: string[], db: Reader = this.database): Promise<Map<string, Team>> {
    const rows = await db.query<{ team: Team }>(
      `SELECT ${TEAM} AS team FROM team t WHERE t.id = ANY($2) AND ${BELONGS}`,
      [personId, ids],
    );
    return new Map(rows.map(({ team }) => [team.id, shown(team)]));
  }

  async mineById(personId: string, id: string, db: Reader = this.database): Promise<Team | null> {
    return (await this.mine(personId, [id], db)).get(id) ?? null;
  }

  /** The caller's teams that these members are named in. */
  async withMembers(personId: string, memberIds: string[]): Promise<Team[]> {
    const rows = await this.database.query<{ team: Team }>(
      `SELECT ${TEAM} AS team FROM team t
       WHERE t.id IN (SELECT team_id FROM team_member WHERE id = ANY($2)) AND ${BELONGS}`,
      [personId, memberIds],
    );
    return rows.map(({ team }) => shown(team));
  }

  /** The caller's teams to which these invitations are. */
  async withInvitations(personId: string, invitationIds: string[]): Promise<Team[]> {
    const rows = await this.database.query<{ team: Team }>(
      `SELECT ${TEAM} AS team FROM team t WHERE t.id IN (
         SELECT m.team_id FROM team_invitation i JOIN team_member m ON m.id = i.member_id WHERE i.id = ANY($2)) AND ${BELONGS}`,
      [personId, invitationIds],
    );
    return rows.map(({ team }) => shown(team));
  }

  /** Newest first. */
  async listMine(personId: string, edition: string | null, limit: number, after: string | null): Promise<Team[]> {
    const rows = await this.database.query<{ team: Team }>(
      `SELECT ${TEAM} AS team FROM team t
       WHERE t.id IN (${TEAMS_OF_CALLER}) AND ($2::text IS NULL OR t.edition_code = $2) AND ($3::uuid IS NULL OR t.id < $3)
       ORDER BY t.id DESC LIMIT $4`,
      [personId, edition, after, limit],
    );
    return rows.map(({ team }) => shown(team));
  }

  async countMine(personId: string, edition: string | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM team t WHERE t.id IN (${TEAMS_OF_CALLER}) AND ($2::text IS NULL OR t.edition_code = $2)`,
      [personId, edition],
    );
    return row?.count ?? 0;
  }

  /** A team without members; `change` gives it its first version. */
  async add(tx: Tx, id: string, editionCode: string, registeredBy: string, { name, organisation }: GivenTeam) {
    await tx.execute(
      `INSERT INTO team (id, edition_code, name, organisation, registered_by, led_by, version)
       VALUES ($1, $2, $3, $4, $5, $5, 0)`,
      [id, editionCode, JSON.stringify(name), organisation && JSON.stringify(organisation), registeredBy],
    );
  }

  /** Takes the lock of a team; then reads its members, which nobody else changes meanwhile. */
  async lock(tx: Tx, personId: string | null, id: string): Promise<HeldTeam | null> {
    const locked = await tx.query('SELECT 1 FROM team WHERE id = $1 FOR UPDATE', [id]);
    return locked.length === 0 ? null : this.held(tx, personId, id);
  }

  /** A team whose lock is held, and the moment. Who waited for the lock sees here what was written meanwhile. */
  async held(tx: Tx, personId: string | null, id: string): Promise<HeldTeam> {
    const [row] = await tx.query<Omit<HeldTeam, 'members'>>(
      `SELECT clock_timestamp() AS now, (SELECT n.revision FROM edition n WHERE n.code = t.edition_code) AS revision,
         t.id, t.edition_code AS "editionCode", t.name, t.organisation, t.led_by AS "ledBy",
         t.registered_by AS "registeredBy", coalesce(${BELONGS}, false) AS belongs,
         coalesce(${EVER_BELONGED}, false) AS "everBelonged",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'personId', m.person_id, 'locale', m.locale,
             'removed', m.removed_at IS NOT NULL, ${NAMES}) ORDER BY m.position)
           FROM team_member m WHERE m.team_id = t.id), '[]') AS everybody,
         (SELECT jsonb_build_object('email', k.email_key, 'locale', k.locale) FROM known_person k
          WHERE k.person_id = t.led_by ORDER BY k.email_key LIMIT 1) AS "leaderSignedIn"
       FROM team t WHERE t.id = $2`,
      [personId, id],
    );
    const team = row as Omit<HeldTeam, 'members'>;
    return {
      ...team,
      members: team.everybody.flatMap(({ removed, ...member }) => (removed ? [] : [member])),
    };
  }

  /**
   * Makes a locked team the given one. Whoever stays, by address, stays the same member; whoever goes stays on record, loses
   * an open invitation, and with it, if they registered the team, the access that came from that.
   */
  async change(
    tx: Tx,
    id: string,
    { name, organisation, members }: GivenTeam & { members: NewMember[] },
  ): Promise<void> {
    await tx.execute(
      `WITH given AS (
         SELECT id, person_id, email, locale, leader, family_name, given_name, other_name, name_zh, display_name, position
         FROM ROWS FROM (jsonb_to_recordset($4) AS (id uuid, "personId" uuid, email text, locale text, leader boolean,
           "familyName" text, "givenName" text, "otherName" text, "nameZh" text, "displayName" text)) WITH ORDINALITY AS
           g(id, person_id, email, locale, leader, family_name, given_name, other_name, name_zh, display_name, position)
       ), gone AS (
         UPDATE team_member m SET removed_at = clock_timestamp()
         WHERE m.team_id = $1 AND m.removed_at IS NULL AND NOT EXISTS (SELECT FROM given g WHERE g.email = m.email_key)
         RETURNING m.id, m.person_id
       ), taken_back AS (
         UPDATE team_invitation i SET revoked_at = clock_timestamp() FROM gone
         WHERE i.member_id = gone.id AND num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0
       ), kept AS (
         UPDATE team_member m SET position = g.position, locale = g.locale, leader = g.leader, family_name = g.family_name,
           given_name = g.given_name, other_name = g.other_name, name_zh = g.name_zh, display_name = g.display_name
         FROM given g WHERE m.team_id = $1 AND m.removed_at IS NULL AND m.email_key = g.email
       ), added AS (
         INSERT INTO team_member (id, team_id, position, email_key, person_id, accepted_at, locale, leader, family_name,
           given_name, other_name, name_zh, display_name)
         SELECT g.id, $1, g.position, g.email, g.person_id, CASE WHEN g.person_id IS NOT NULL THEN clock_timestamp() END,
           g.locale, g.leader, g.family_name, g.given_name, g.other_name, g.name_zh, g.display_name
         FROM given g WHERE NOT EXISTS (
           SELECT FROM team_member m WHERE m.team_id = $1 AND m.removed_at IS NULL AND m.email_key = g.email)
       )
       UPDATE team t SET name = $2, organisation = $3, version = t.version + 1,
         registrar_left_at = CASE WHEN t.registered_by <> t.led_by AND EXISTS (
           SELECT FROM gone WHERE gone.person_id = t.registered_by) THEN clock_timestamp() ELSE t.registrar_left_at END
       WHERE t.id = $1`,
      [id, JSON.stringify(name), organisation && JSON.stringify(organisation), JSON.stringify(members)],
    );
  }

  /** The team of a member who was not removed. */
  async ofMember(tx: Tx, memberId: string): Promise<string | null> {
    const [row] = await tx.query<{ teamId: string }>(
      'SELECT team_id AS "teamId" FROM team_member WHERE id = $1 AND removed_at IS NULL',
      [memberId],
    );
    return row?.teamId ?? null;
  }

  async handOver(tx: Tx, id: string, { id: memberId, personId }: Pick<HeldMember, 'id' | 'personId'>): Promise<void> {
    await tx.execute('UPDATE team_member SET leader = (id = $2) WHERE team_id = $1 AND removed_at IS NULL', [
      id,
      memberId,
    ]);
    await tx.execute('UPDATE team SET led_by = $2, version = version + 1 WHERE id = $1', [id, personId]);
  }

  /** Ends what somebody who does not lead has of a team: membership, and access as the one who registered it. */
  async leave(tx: Tx, id: string, personId: string): Promise<void> {
    await tx.execute(
      `WITH gone AS (UPDATE team_member SET removed_at = clock_timestamp()
         WHERE team_id = $1 AND person_id = $2 AND removed_at IS NULL)
       UPDATE team SET version = version + 1, registrar_left_at = CASE WHEN registered_by = $2
         THEN clock_timestamp() ELSE registrar_left_at END WHERE id = $1`,
      [id, personId],
    );
  }
}

/** A member to be: the id and person count only for an address that the team did not have. */
export interface NewMember extends GivenMember {
  id: string;
  personId: string | null;
}
