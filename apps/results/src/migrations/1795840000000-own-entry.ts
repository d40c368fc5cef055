import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who belongs to an entry is known by account too: somebody may accept an invitation under another address. */
export class OwnEntry1795840000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      CREATE TABLE entrant_person (
        entry_id uuid NOT NULL,
        person_id uuid NOT NULL,
        PRIMARY KEY (person_id, entry_id)
      );
      -- Derived when it is asked: whichever is heard of first, the person, the address or the team, nothing has to be rewritten.
      CREATE VIEW own_entry AS
        SELECT p.person_id, m.entry_id FROM person p JOIN entrant_member m USING (email_key)
        UNION ALL SELECT person_id, entry_id FROM entrant_person;
      -- A copy: it is told again, with its persons.
      UPDATE entrant SET version = 0;
    `);
  down = (db: QueryRunner): Promise<void> => db.query('DROP VIEW own_entry; DROP TABLE entrant_person');
}
