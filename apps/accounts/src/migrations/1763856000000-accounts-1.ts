import { APPOINTMENT_TABLES_1 } from '@podium/platform-access';
import { OUTBOX_TABLES_1 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1 } from '@podium/platform-service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Accounts1763856000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_TABLES_1 + IDEMPOTENCY_TABLES_1 + APPOINTMENT_TABLES_1);
    await db.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        -- As given, and as compared: addresses differ by case only in the rarest mailbox, and never here.
        email text NOT NULL,
        email_key text NOT NULL UNIQUE,
        locale text NOT NULL,
        family_name text,
        given_name text,
        other_name text,
        name_zh text,
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE sign_in_code (
        id uuid PRIMARY KEY,
        email_key text NOT NULL,
        code_hash text NOT NULL,
        client_hash text NOT NULL,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        tries int NOT NULL DEFAULT 0,
        closed_at timestamptz
      );
      CREATE INDEX sign_in_code_by_address ON sign_in_code (email_key, requested_at);
      CREATE INDEX sign_in_code_by_client ON sign_in_code (client_hash, requested_at);
      CREATE TABLE sign_in_try (
        client_hash text NOT NULL,
        tried_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_try_by_client ON sign_in_try (client_hash, tried_at);
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE TABLE signing_key (
        kid text PRIMARY KEY,
        public_jwk jsonb NOT NULL,
        private_jwk_sealed text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ALTER TABLE appointment
        ADD FOREIGN KEY (person_id) REFERENCES person,
        ADD COLUMN made_by uuid,
        ADD COLUMN made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ADD COLUMN ended_by uuid,
        ADD COLUMN ended_at timestamptz;
      CREATE UNIQUE INDEX appointment_once
        ON appointment (person_id, role, coalesce(edition_code, ''), coalesce(category_code, '')) WHERE NOT ended;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE appointment, signing_key, session, sign_in_try, sign_in_code, person, idempotency, handled, outbox',
    );
  }
}
