import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInCodeRequestedV1 } from '@podium/contracts';
import { keyMaterial, SealBroken, ServiceKeys } from '@podium/platform-config';
import { TEST_SECRET } from '@podium/testing';
import pg from 'pg';
import { AccountsUnderTest, otherThan } from '../accounts.fixture.js';

/** Every row of the service's schema as text, read by the superuser. */
async function wholeSchema(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ all: string }>(`SELECT schema_to_xml('accounts', true, false, '') AS all`);
    return rows[0]?.all as string;
  } finally {
    await client.end();
  }
}

describe('what could let somebody else in', () => {
  let test: AccountsUnderTest;
  const lines: string[] = [];
  beforeAll(async () => {
    test = await AccountsUnderTest.start({
      settings: { LOG_LEVEL: 'debug' },
      logs: { write: (line) => void lines.push(line) },
    });
  });
  afterAll(() => test.stop());

  it('is nowhere in the database of accounts: of a code only its keyed hash stays, of a session no secret', async () => {
    const client = { clientAddress: '192.0.2.77' };
    const email = 'secret@example.hk';
    const code = await test.code(email, { ...client, key: 'request-key' });
    // What is told of it can be opened by the mailer alone; once the relay has passed it on, the row is blank as well.
    const [told] = await test.under.told(signInCodeRequestedV1);
    expect(JSON.stringify(told)).not.toContain(code);
    const judging = new ServiceKeys(keyMaterial(TEST_SECRET, 'judging'));
    expect(() => judging.open('accounts', told?.sealedCode as string)).toThrow(SealBroken);
    const [row] = await test.database.query(`SELECT payload, sent_at IS NOT NULL AS sent FROM outbox
      WHERE type = 'accounts.sign-in-code-requested.v1'`);
    expect(row).toEqual({ payload: {}, sent: true });
    const signed = await test.signIn(email, code, { ...client, key: 'sign-in-key' });
    const everything = await wholeSchema(test.under.databaseUrl);
    expect(everything).toContain(email);
    // Six digits may stand in an id or an instant by chance; as a value of their own they may not.
    expect(everything).not.toMatch(new RegExp(`[>"]${code}[<"]`));
    expect(everything).not.toContain(signed.token);
    expect(everything).not.toContain(signed.renewal.split('.')[2]);
    expect(everything).not.toContain(client.clientAddress);
    const [kept] = await test.database.query<{ hash: string }>('SELECT code_hash AS hash FROM sign_in_code');
    expect(kept?.hash).toMatch(/^[\w-]{43}$/);
  });

  it('is in no line of the log, whatever went right or wrong', async () => {
    const email = 'logged@example.hk';
    const code = await test.code(email);
    await test.signIn(email, otherThan(code));
    const { token, renewal, person } = await test.signIn(email, code);
    await test.ask('{ me { email } }', {}, { token });
    await test.ask('mutation { signOut { __typename } }', {}, { token });
    // A fault whose error text PostgreSQL fills with the values of the row.
    const root = new pg.Client(test.under.databaseUrl);
    await root.connect();
    await root.query(`ALTER TABLE accounts.person ADD CHECK (family_name <> 'Fault')`);
    await root.end();
    const fault = await test.ask(
      `mutation ($input: StateMyNameInput!) { stateMyName(input: $input) { __typename } }`,
      { input: { familyName: 'Fault', givenName: 'Tai Man' } },
      { token },
    );
    expect(fault).toEqual({ errorCodes: ['INTERNAL'] });
    const log = lines.join('');
    expect(log).toContain('"sqlstate":"23514"');
    for (const secret of [email, code, token, renewal, person.id, 'Tai Man']) expect(log).not.toContain(secret);
  });
});
