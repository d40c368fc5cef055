import { APPOINTMENT_TABLES_1 } from '@podium/platform-access';
import { OUTBOX_TABLES_1 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1 } from '@podium/platform-service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Mailer1763856000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_TABLES_1 + IDEMPOTENCY_TABLES_1 + APPOINTMENT_TABLES_1);
    await db.query(`
      CREATE TABLE letter (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        kind text NOT NULL,
        recipient text NOT NULL,
        recipient_key text NOT NULL,
        locale text NOT NULL,
        edition_code text,
        -- What the template needs. Of a sign-in code emptied as soon as the letter is sent or will never be.
        params jsonb NOT NULL,
        message_id text NOT NULL UNIQUE,
        -- 0 goes before 1: somebody waits in front of the screen for a sign-in code.
        urgency smallint NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'in-doubt')),
        -- How often it was taken for sending; says which try an outcome belongs to.
        attempts int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        give_up_at timestamptz NOT NULL,
        -- Who is sending it, and until when one may believe that this sender is alive.
        sender uuid,
        sending_until timestamptz,
        failure text,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        -- The same event heard twice writes once.
        UNIQUE (event_id, recipient_key, kind)
      );
      CREATE INDEX letter_due ON letter (urgency, next_attempt_at) WHERE state = 'queued';
      CREATE INDEX letter_overdue ON letter (give_up_at) WHERE state = 'queued';
      CREATE INDEX letter_sending ON letter (sending_until) WHERE state = 'sending';
      CREATE INDEX letter_failed ON letter (id) WHERE state = 'failed';
      CREATE INDEX letter_in_doubt ON letter (id) WHERE state = 'in-doubt';
      CREATE INDEX letter_of_edition ON letter (edition_code, id);
      CREATE TABLE edition (
        code text PRIMARY KEY,
        revision int NOT NULL,
        name jsonb NOT NULL,
        time_zone text NOT NULL,
        -- Names of the categories by code.
        categories jsonb NOT NULL
      );
      CREATE TABLE reader (
        email_key text PRIMARY KEY,
        locale text NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE reader, edition, letter, appointment, idempotency, handled, outbox');
  }
}
