import { APPOINTMENT_TABLES_2 } from '@podium/platform-access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AppointedBy1795818000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> => db.query(APPOINTMENT_TABLES_2);
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE appointment DROP COLUMN appointed_by');
}
