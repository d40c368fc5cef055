import { APPOINTMENT_TABLES_3 } from '@podium/platform-access';
import { FACT_TABLES_1 } from '@podium/platform-facts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows that others copy, and which version of others' facts its copies are of. */
export class Facts1795820000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(APPOINTMENT_TABLES_3 + FACT_TABLES_1);
    await db.query(`
      -- A copy: it is told again.
      DELETE FROM reader;
      ALTER TABLE reader ADD COLUMN person_id uuid NOT NULL, ADD COLUMN version int NOT NULL;
      CREATE INDEX reader_by_person ON reader (person_id);
    `);
  };
  down = (db: QueryRunner): Promise<void> =>
    db.query(
      'ALTER TABLE reader DROP COLUMN person_id, DROP COLUMN version; ALTER TABLE appointment DROP COLUMN version; DROP TABLE fact, fact_cursor',
    );
}
