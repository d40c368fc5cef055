import { APPOINTMENT_TABLES_3 } from '@podium/platform-access';
import { FACT_TABLES_1 } from '@podium/platform-facts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows that others copy, and which version of others' facts its copies are of. */
export class Facts1795820000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(APPOINTMENT_TABLES_3 + FACT_TABLES_1);
    await db.query(`
      ALTER TABLE person DROP CONSTRAINT person_pkey, DROP CONSTRAINT person_email_key_key, ADD PRIMARY KEY (email_key),
        ADD COLUMN locale text NOT NULL DEFAULT 'en', ADD COLUMN version int NOT NULL DEFAULT 0;
      CREATE INDEX person_by_id ON person (person_id);
    `);
  };
  down = (db: QueryRunner): Promise<void> =>
    db.query(
      'ALTER TABLE person DROP CONSTRAINT person_pkey, DROP COLUMN locale, DROP COLUMN version, ADD PRIMARY KEY (person_id), ADD UNIQUE (email_key); ALTER TABLE appointment DROP COLUMN version; DROP TABLE fact, fact_cursor',
    );
}
