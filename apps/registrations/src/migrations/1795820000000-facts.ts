import { APPOINTMENT_TABLES_3 } from '@podium/platform-access';
import { FACT_TABLES_1 } from '@podium/platform-facts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows that others copy, and which version of others' facts its copies are of. */
export class Facts1795820000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(APPOINTMENT_TABLES_3 + FACT_TABLES_1);
    await db.query(`
      ALTER TABLE known_person ADD COLUMN version int NOT NULL DEFAULT 0;
      CREATE INDEX known_person_by_person ON known_person (person_id);
    `);
  };
  down = (db: QueryRunner): Promise<void> =>
    db.query(
      'ALTER TABLE known_person DROP COLUMN version; DROP INDEX known_person_by_person; ALTER TABLE appointment DROP COLUMN version; DROP TABLE fact, fact_cursor',
    );
}
