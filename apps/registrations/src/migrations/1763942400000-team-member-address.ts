import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules look back on the entries of the same people, who are known by their addresses. */
export class TeamMemberAddress1763942400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX team_member_address ON team_member (email_key)');
    await db.query('CREATE INDEX team_organisation ON team (organisation) WHERE organisation IS NOT NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX team_member_address, team_organisation');
  }
}
