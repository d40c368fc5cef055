import { FACT_TABLES_1 } from '@podium/platform-facts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows that others copy, and which version of others' facts its copies are of. */
export class Facts1795820000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(FACT_TABLES_1);
  };
  down = (db: QueryRunner): Promise<void> => db.query('DROP TABLE fact, fact_cursor');
}
