import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits of sign-in are shares of (address, client) instead of doors that anybody can shut; sessions rotate their renewals. */
export class SignInShares1795820200000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      ALTER TABLE sign_in_code DROP COLUMN tries;
      ALTER TABLE sign_in_code
        -- The /48 of an IPv6 client.
        ADD COLUMN wider_hash text,
        -- The language that was asked for; null: none was.
        ADD COLUMN locale text,
        -- Twelve digits instead of six: this address is being guessed at.
        ADD COLUMN long boolean NOT NULL DEFAULT false;
      CREATE INDEX sign_in_code_by_wider ON sign_in_code (wider_hash, requested_at) WHERE wider_hash IS NOT NULL;
      CREATE INDEX sign_in_code_old ON sign_in_code (requested_at);
      DROP TABLE sign_in_try;
      -- Wrong tries. Addresses and clients as keyed hashes: of most of them nobody is a person of ours.
      CREATE TABLE sign_in_try (
        address_hash text NOT NULL,
        client_hash text NOT NULL,
        wider_hash text,
        tried_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_try_by_address ON sign_in_try (address_hash, tried_at);
      CREATE INDEX sign_in_try_by_client ON sign_in_try (client_hash, tried_at);
      CREATE INDEX sign_in_try_by_wider ON sign_in_try (wider_hash, tried_at) WHERE wider_hash IS NOT NULL;
      CREATE INDEX sign_in_try_old ON sign_in_try (tried_at);
      ALTER TABLE session
        -- Which renewal is the newest; an older one that comes back was stolen, or its owner's was.
        ADD COLUMN generation int NOT NULL DEFAULT 0,
        ADD COLUMN renewed_at timestamptz,
        ADD COLUMN ended_because text;
      CREATE INDEX session_of_person ON session (person_id, id) WHERE ended_at IS NULL;
      CREATE INDEX session_old ON session (expires_at);
    `);
  };

  down = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      DROP INDEX session_of_person, session_old;
      ALTER TABLE session DROP COLUMN generation, DROP COLUMN renewed_at, DROP COLUMN ended_because;
      DROP TABLE sign_in_try;
      CREATE TABLE sign_in_try (client_hash text NOT NULL, tried_at timestamptz NOT NULL);
      CREATE INDEX sign_in_try_by_client ON sign_in_try (client_hash, tried_at);
      DROP INDEX sign_in_code_by_wider, sign_in_code_old;
      ALTER TABLE sign_in_code DROP COLUMN wider_hash, DROP COLUMN locale, DROP COLUMN long;
      ALTER TABLE sign_in_code ADD COLUMN tries int NOT NULL DEFAULT 0;
    `);
  };
}
