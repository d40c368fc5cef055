import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of entries: on their way in (`upload`, which is also the queue of what has to be inspected), and once they were (`paper`). */
export class Papers1795910000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE paper (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry ON DELETE CASCADE,
        field text NOT NULL,
        -- Counted within the field: what replaces another is the next one, and the other stays.
        version int NOT NULL,
        -- Where it lies in the storage.
        hash text NOT NULL,
        name text NOT NULL,
        -- What was found in it, whatever its name says.
        type text NOT NULL,
        bytes int NOT NULL,
        pages int,
        -- A picture of its first page, in the storage.
        picture_hash text,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (entry_id, field, version)
      );
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry ON DELETE CASCADE,
        field text NOT NULL,
        name text NOT NULL,
        bytes int NOT NULL CHECK (bytes > 0),
        state text NOT NULL DEFAULT 'receiving' CHECK (state IN ('receiving', 'waiting', 'kept', 'refused')),
        -- Why it was refused, by name, with what its sentence says.
        refusal jsonb,
        paper_id uuid REFERENCES paper,
        started_by uuid NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        -- Whoever writes to it or inspects it, and until when nobody else may.
        held_by uuid,
        held_until timestamptz,
        -- How often somebody began to inspect it.
        tries int NOT NULL DEFAULT 0,
        CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CHECK ((state = 'kept') = (paper_id IS NOT NULL))
      );
      CREATE INDEX upload_of_person ON upload (started_by, started_at);
      CREATE INDEX upload_of_entry ON upload (entry_id);
      CREATE INDEX upload_waiting ON upload (started_at) WHERE state = 'waiting';
      REVOKE UPDATE, DELETE ON paper FROM podium_registrations;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE upload; DROP TABLE paper');
  }
}
