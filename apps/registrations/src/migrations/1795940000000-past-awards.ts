import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Awards of editions that were not run here, as an organiser recorded them. */
export class PastAwards1795940000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE past_award (
        id uuid PRIMARY KEY,
        series text NOT NULL,
        edition text NOT NULL,
        category text NOT NULL,
        award text NOT NULL,
        titles text[] NOT NULL CHECK (cardinality(titles) > 0),
        organisations text[] NOT NULL,
        -- What organisations are compared by.
        organisation_keys text[] NOT NULL,
        -- Address of whoever entered, as addresses are compared; null: not known.
        person_key text,
        source text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        UNIQUE NULLS NOT DISTINCT (series, edition, category, award, titles, organisations, person_key)
      );
      REVOKE UPDATE ON past_award FROM podium_registrations;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE past_award');
  }
}
