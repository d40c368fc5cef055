import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters are counted without reading them, found by edition and state, and forgotten; editions say what they call an entry. */
export class CountedAndKept1795821000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      -- One row: how many letters were ever sent. Counting two million rows held every connection.
      CREATE TABLE letters_sent (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        count bigint NOT NULL
      );
      INSERT INTO letters_sent (count) SELECT count(*) FROM letter WHERE state = 'sent';
      DROP INDEX letter_failed;
      CREATE INDEX letter_unsent ON letter (edition_code, id) WHERE state <> 'sent';
      CREATE INDEX letter_failed ON letter (id) WHERE state = 'failed';
      ALTER TABLE reader ADD COLUMN chosen boolean NOT NULL DEFAULT false;
      -- What the edition calls an entry; null: it does not say.
      ALTER TABLE edition ADD COLUMN noun jsonb;
    `);
  };

  down = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      DROP TABLE letters_sent;
      DROP INDEX letter_unsent;
      ALTER TABLE reader DROP COLUMN chosen;
      ALTER TABLE edition DROP COLUMN noun;
    `);
  };
}
