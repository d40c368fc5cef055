import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Members become members by accepting an invitation, somebody leads, and what was submitted keeps its own roster. Whoever had
 * been linked to a team signed in with the address named there, and stays a member.
 */
export class Membership1795820400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE team_member DROP CONSTRAINT team_member_pkey, DROP CONSTRAINT team_member_team_id_email_key_key,
        ADD COLUMN id uuid,
        -- person_id says who accepted, accepted_at when. Both or neither.
        ADD COLUMN accepted_at timestamptz,
        -- Whoever left stays on record: rosters of submitted entries name them.
        ADD COLUMN removed_at timestamptz;
      UPDATE team_member SET id = gen_random_uuid(), accepted_at = CASE WHEN person_id IS NOT NULL THEN now() END;
      -- One person, two addresses in one team: the first stays linked.
      UPDATE team_member m SET person_id = NULL, accepted_at = NULL
        WHERE EXISTS (SELECT FROM team_member f WHERE f.team_id = m.team_id AND f.person_id = m.person_id AND f.position < m.position);
      ALTER TABLE team_member ADD PRIMARY KEY (id), ALTER COLUMN id SET NOT NULL,
        ADD CHECK ((person_id IS NULL) = (accepted_at IS NULL));
      CREATE UNIQUE INDEX team_member_once ON team_member (team_id, email_key) WHERE removed_at IS NULL;
      CREATE UNIQUE INDEX team_member_one_person ON team_member (team_id, person_id) WHERE removed_at IS NULL;

      ALTER TABLE team ADD COLUMN led_by uuid, ADD COLUMN registrar_left_at timestamptz;
      UPDATE team SET led_by = registered_by;
      ALTER TABLE team ALTER COLUMN led_by SET NOT NULL;
      CREATE INDEX team_led_by ON team (led_by);

      CREATE TABLE team_invitation (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES team_member,
        -- SHA-256 of the token in the letter; the token itself is kept nowhere.
        token_hash bytea NOT NULL UNIQUE,
        invited_by uuid NOT NULL,
        invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        declined_at timestamptz,
        revoked_at timestamptz,
        CHECK (num_nonnulls(accepted_at, declined_at, revoked_at) <= 1)
      );
      CREATE INDEX team_invitation_of_member ON team_invitation (member_id);
      CREATE INDEX team_invitation_by ON team_invitation (invited_by, invited_at);

      ALTER TABLE entry
        -- The team as it was submitted; null while the entry is a draft.
        ADD COLUMN roster jsonb,
        ADD COLUMN number int;
      UPDATE entry SET number = substring(code FROM '([0-9]+)$')::int;
      UPDATE entry e SET roster = jsonb_build_object('name', t.name, 'organisation', t.organisation, 'members',
          (SELECT jsonb_agg(jsonb_build_object('id', m.id, 'email', m.email_key, 'leader', m.leader, 'familyName', m.family_name,
             'givenName', m.given_name, 'otherName', m.other_name, 'nameZh', m.name_zh, 'displayName', m.display_name)
             ORDER BY m.position) FROM team_member m WHERE m.team_id = t.id))
        FROM team t WHERE t.id = e.team_id AND e.submitted_at IS NOT NULL;
      ALTER TABLE entry ALTER COLUMN number SET NOT NULL, ADD CHECK ((roster IS NULL) = (submitted_at IS NULL));
      -- References sort by their number, not as text: 10000 comes after 9999.
      DROP INDEX entry_list, entry_list_all;
      CREATE UNIQUE INDEX entry_in_order ON entry (edition_code, category_code, number);
      CREATE INDEX entry_by_state ON entry (edition_code, state, category_code, number);

      ALTER TABLE edition ADD COLUMN series text;
      UPDATE edition SET series = coalesce(definition->>'series', '');
      ALTER TABLE edition ALTER COLUMN series SET NOT NULL;
      CREATE INDEX edition_of_series ON edition (series);
      CREATE INDEX edition_latest ON edition (opened_at DESC, code);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX edition_latest, edition_of_series, entry_in_order, entry_by_state, team_led_by,
        team_member_once, team_member_one_person;
      ALTER TABLE edition DROP COLUMN series;
      ALTER TABLE entry DROP COLUMN roster, DROP COLUMN number;
      CREATE INDEX entry_list ON entry (edition_code, category_code, state, code);
      CREATE INDEX entry_list_all ON entry (edition_code, code);
      DROP TABLE team_invitation;
      ALTER TABLE team DROP COLUMN led_by, DROP COLUMN registrar_left_at;
      DELETE FROM team_member WHERE removed_at IS NOT NULL;
      ALTER TABLE team_member DROP COLUMN id, DROP COLUMN accepted_at, DROP COLUMN removed_at,
        ADD PRIMARY KEY (team_id, position), ADD UNIQUE (team_id, email_key);
    `);
  }
}
