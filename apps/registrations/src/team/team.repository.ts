import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { GivenTeam } from './given-team.js';
import type { Team } from './team.type.js';

/** A team's members as JSON, in their order; correlates with `t.id`. */
export const MEMBERS = `(SELECT jsonb_agg(jsonb_build_object('email', m.email_key, 'leader', m.leader,
    'familyName', m.family_name, 'givenName', m.given_name, 'otherName', m.other_name, 'nameZh', m.name_zh,
    'displayName', m.display_name) ORDER BY m.position) FROM team_member m WHERE m.team_id = t.id)`;

const TEAM = `SELECT 'Team' AS "__typename", t.id, t.name, t.organisation, t.version, ${MEMBERS} AS members FROM team t`;

/** SQL that holds where team `t` is the caller's, who is parameter $1: registered by, or one of, the caller. */
export const IS_MINE = `(t.registered_by = $1 OR EXISTS (SELECT 1 FROM team_member mine WHERE mine.team_id = t.id AND mine.person_id = $1))`;

@Injectable()
export class TeamRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mine(
    personId: string,
    id: string,
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<(Team & { editionCode: string }) | null> {
    const [row] = await db.query<Team & { editionCode: string }>(
      `SELECT team.*, edition_code AS "editionCode" FROM (${TEAM} WHERE t.id = $2 AND ${IS_MINE}) team JOIN team t2 USING (id)`,
      [personId, id],
    );
    return row ?? null;
  }

  async add(tx: Tx, id: string, editionCode: string, registeredBy: string, team: GivenTeam): Promise<void> {
    await tx.execute(
      'INSERT INTO team (id, edition_code, name, organisation, registered_by) VALUES ($1, $2, $3, $4, $5)',
      [
        id,
        editionCode,
        JSON.stringify(team.name),
        team.organisation && JSON.stringify(team.organisation),
        registeredBy,
      ],
    );
    await this.addMembers(tx, id, team);
  }

  /** Puts another team in place of the kept one, names and members alike. */
  async replace(tx: Tx, id: string, team: GivenTeam): Promise<void> {
    await tx.execute(
      `WITH gone AS (DELETE FROM team_member WHERE team_id = $1)
       UPDATE team SET name = $2, organisation = $3, version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(team.name), team.organisation && JSON.stringify(team.organisation)],
    );
    await this.addMembers(tx, id, team);
  }

  private async addMembers(tx: Tx, id: string, { members }: GivenTeam): Promise<void> {
    await tx.execute(
      `INSERT INTO team_member (team_id, position, email_key, person_id, locale, leader, family_name, given_name, other_name,
         name_zh, display_name)
       SELECT $1, m.position, m.email, k.person_id, m.locale, m.leader, m."familyName", m."givenName", m."otherName", m."nameZh",
         m."displayName"
       FROM ROWS FROM (jsonb_to_recordset($2) AS (email text, locale text, leader boolean, "familyName" text, "givenName" text,
         "otherName" text, "nameZh" text, "displayName" text)) WITH ORDINALITY AS
         m(email, locale, leader, "familyName", "givenName", "otherName", "nameZh", "displayName", position)
       LEFT JOIN known_person k ON k.email_key = m.email`,
      [id, JSON.stringify(members)],
    );
  }
}
