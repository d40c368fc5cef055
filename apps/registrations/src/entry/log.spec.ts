import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

describe('the log of registrations', () => {
  let test: RegistrationsUnderTest;
  const lines: string[] = [];
  beforeAll(async () => {
    test = await RegistrationsUnderTest.start({
      settings: { LOG_LEVEL: 'debug' },
      logs: { write: (line) => void lines.push(line) },
    });
  });
  afterAll(() => test.stop());

  it('holds nothing of people and their entries, neither when all goes well nor when something breaks', async () => {
    const as = uuidv7();
    const email = 'private@example.hk';
    const member = { email, leader: true, familyName: 'Chan', givenName: 'Tai Man', nameZh: '陳大文' };
    const { id: teamId } = await test.team(as, [member]);
    const { id, version } = await test.startEntry(as, teamId);
    const answers = { pitch: 'A secret robot', phone: '+852 6123 4567' };
    const submit = (more: object = {}) => test.submit(as, { entryId: id, version, answers, ...more });
    expect(await submit({ answers: { phone: answers.phone } })).toMatchObject({ __typename: 'EntryIncomplete' });
    // PostgreSQL writes the values of the row that broke the rule into its error.
    const root = new pg.Client(test.under.databaseUrl);
    await root.connect();
    await root.query(`ALTER TABLE registrations.entry ADD CONSTRAINT broken CHECK (state <> 'submitted')`);
    await root.query(`ALTER TABLE registrations.team_member ADD CONSTRAINT broken_too CHECK (family_name <> 'Fault')`);
    await root.end();
    expect(await submit()).toEqual({ errorCodes: ['INTERNAL'] });
    expect((await test.team(as, [{ ...member, familyName: 'Fault' }])).errorCodes).toEqual(['INTERNAL']);
    const log = lines.join('');
    expect(log).toContain('"constraint":"broken"');
    expect(log).toContain('"constraint":"broken_too"');
    for (const secret of [email, 'Tai Man', '陳大文', 'A secret robot', '6123 4567', as])
      expect(log).not.toContain(secret);
  });
});
