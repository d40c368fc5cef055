import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is approved is bound with its instant and its place; who belongs to a winning entry is known; the public reads more. */
export class ReleasesBound1795821000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE release RENAME COLUMN awards_hash TO hash;
      ALTER TABLE release ADD COLUMN at_once boolean NOT NULL DEFAULT false;
      -- A release at once gets its instant when it is approved.
      ALTER TABLE release ALTER COLUMN at DROP NOT NULL;
      ALTER TABLE release ADD CONSTRAINT release_has_an_instant CHECK (at IS NOT NULL OR (at_once AND state <> 'approved'));

      CREATE INDEX award_of_entry ON award (entry_id);
      CREATE INDEX award_of_release ON award (release_id);
      CREATE INDEX award_of_edition ON award (edition_code, category_code, id) WHERE revoked_at IS NULL;
      CREATE INDEX standing_place_in_order ON standing_place (round_id, place);
      CREATE INDEX appointment_made ON appointment (person_id, appointed_by);

      -- Whose address is whose, and which addresses belong to an entry: in any version of it, since leaving does not undo.
      CREATE TABLE person (
        email_key text PRIMARY KEY,
        person_id uuid NOT NULL,
        locale text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX person_by_id ON person (person_id);
      CREATE TABLE entrant_member (
        entry_id uuid NOT NULL,
        email_key text NOT NULL,
        PRIMARY KEY (entry_id, email_key)
      );
      CREATE INDEX entrant_member_of_address ON entrant_member (email_key);
      INSERT INTO entrant_member (entry_id, email_key)
        SELECT n.entry_id, c ->> 'email' FROM entrant n, jsonb_array_elements(n.contacts) c ON CONFLICT DO NOTHING;

      -- An award and what the public reads of it are two things, each with an id of its own.
      ALTER TABLE released_award NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE released_award RENAME COLUMN id TO award_id;
      ALTER TABLE released_award DROP CONSTRAINT released_award_pkey;
      ALTER TABLE released_award ADD COLUMN id uuid, ADD COLUMN stage_code text, ADD COLUMN place int, ADD COLUMN organisations jsonb;
      UPDATE released_award r SET id = gen_random_uuid(), stage_code = s.stage_code, place = a.place,
          organisations = CASE WHEN r.organisation IS NULL THEN '[]'::jsonb
            ELSE jsonb_build_array(jsonb_build_object('name', r.organisation)) END
        FROM award a JOIN standing s USING (round_id) WHERE a.id = r.award_id;
      ALTER TABLE released_award ALTER COLUMN id SET NOT NULL, ALTER COLUMN stage_code SET NOT NULL, ALTER COLUMN place SET NOT NULL,
        ALTER COLUMN organisations SET NOT NULL, DROP COLUMN organisation;
      ALTER TABLE released_award ADD PRIMARY KEY (id);
      CREATE UNIQUE INDEX released_award_once ON released_award (award_id);
      DROP INDEX released_award_list;
      CREATE INDEX released_award_list ON released_award (edition_code, sort_key, entry_code, id);
      ALTER TABLE released_award FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE released_award NO FORCE ROW LEVEL SECURITY;
      DROP INDEX released_award_list;
      DROP INDEX released_award_once;
      ALTER TABLE released_award DROP CONSTRAINT released_award_pkey;
      ALTER TABLE released_award ADD COLUMN organisation jsonb;
      UPDATE released_award SET organisation = organisations -> 0 -> 'name';
      ALTER TABLE released_award DROP COLUMN id, DROP COLUMN stage_code, DROP COLUMN place, DROP COLUMN organisations;
      ALTER TABLE released_award RENAME COLUMN award_id TO id;
      ALTER TABLE released_award ADD PRIMARY KEY (id);
      CREATE INDEX released_award_list ON released_award (edition_code, sort_key, entry_code);
      ALTER TABLE released_award FORCE ROW LEVEL SECURITY;
      DROP TABLE entrant_member, person;
      DROP INDEX appointment_made, standing_place_in_order, award_of_edition, award_of_release, award_of_entry;
      ALTER TABLE release DROP CONSTRAINT release_has_an_instant;
      UPDATE release SET at = proposed_at WHERE at IS NULL;
      ALTER TABLE release ALTER COLUMN at SET NOT NULL, DROP COLUMN at_once;
      ALTER TABLE release RENAME COLUMN hash TO awards_hash;
    `);
  }
}
