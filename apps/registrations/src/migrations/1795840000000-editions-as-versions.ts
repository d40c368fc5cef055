import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A definition lies once in the storage; an edition says which one holds from which revision on, and its calendar is rows. */
export class EditionsAsVersions1795840000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Which definition holds from a revision on, until the next row says another. Stays for good, also when an edition is taken back.
      CREATE TABLE edition_version (
        edition_code text NOT NULL,
        revision int NOT NULL,
        definition_hash text NOT NULL,
        -- The file that it was read from; null: opened before files were kept.
        source_hash text,
        PRIMARY KEY (edition_code, revision)
      );
      REVOKE UPDATE, DELETE ON edition_version FROM podium_registrations;
      CREATE TABLE milestone (
        edition_code text NOT NULL REFERENCES edition ON DELETE CASCADE,
        code text NOT NULL,
        -- null: the whole edition's.
        category_code text,
        name jsonb NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX milestone_once ON milestone (edition_code, code, coalesce(category_code, ''));
      INSERT INTO milestone (edition_code, code, category_code, name, at)
        SELECT e.code, m->>'id', m->>'category', m->'name', (m->>'at')::timestamptz
        FROM edition e, jsonb_array_elements(e.definition->'calendar') m;
      -- Definitions of before are moved into the storage at the next start.
      ALTER TABLE edition ALTER COLUMN definition DROP NOT NULL;
      -- The edition's revision under which an entry was last saved: the form that its answers were given to.
      ALTER TABLE entry ADD COLUMN edition_revision int NOT NULL DEFAULT 1;
      ALTER TABLE entry ALTER COLUMN edition_revision DROP DEFAULT;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE entry DROP COLUMN edition_revision;
      DROP TABLE milestone, edition_version;
      ALTER TABLE edition ALTER COLUMN definition SET NOT NULL;
    `);
  }
}
