import { OUTBOX_TABLES_2 } from '@podium/platform-outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClaimedAndFailedEvents1795819000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> => db.query(OUTBOX_TABLES_2);
  down = (db: QueryRunner): Promise<void> =>
    db.query('DROP TABLE failed_event; DROP INDEX handled_handled_at; ALTER TABLE outbox DROP COLUMN claimed_until');
}
