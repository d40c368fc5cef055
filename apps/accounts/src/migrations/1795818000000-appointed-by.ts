import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By whom, in the same word as the copies; and every appointment is told again, because older news did not say so. */
export class AppointedBy1795818000000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      ALTER TABLE appointment RENAME COLUMN made_by TO appointed_by;
      INSERT INTO outbox (id, type, payload)
      SELECT gen_random_uuid(),
        CASE WHEN ended THEN 'accounts.appointment-ended.v1' ELSE 'accounts.appointment-made.v1' END,
        jsonb_build_object('appointmentId', id, 'personId', person_id, 'role', role, 'editionCode', edition_code,
          'categoryCode', category_code, 'appointedBy', appointed_by)
      FROM appointment ORDER BY made_at, id;
    `);
  };
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE appointment RENAME COLUMN appointed_by TO made_by');
}
