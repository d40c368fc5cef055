import { describe, expect, it } from '@jest/globals';
import { makeLogger, safeError } from './logger.js';

const PRIVATE = ['mei@example.hk', '654321', 'eyJhbGciOi', 'It walks.'];
const [email, code, token, answer] = PRIVATE as [string, string, string, string];

function logged(write: (logger: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  write(makeLogger('debug', 'accounts', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('a line of the log', () => {
  it('is one JSON object that names the service', () =>
    expect(JSON.parse(logged((logger) => logger.info({ ran: 1 }, 'migrated')))).toMatchObject({
      service: 'accounts',
      msg: 'migrated',
      ran: 1,
    }));

  it('holds none of what is called by a name for personal data or secrets, at the top or one below', () => {
    const secrets = {
      email,
      token,
      authorization: `Bearer ${token}`,
      password: code,
      answers: { pitch: answer },
      variables: { code },
    };
    const line = logged((logger) => logger.error({ ...secrets, call: secrets, requestId: 'r1' }, 'fault'));
    for (const secret of PRIVATE) expect(line).not.toContain(secret);
    expect(line).toContain('r1');
  });
});

describe('an error in the log', () => {
  // As `pg` reports a row that breaks a rule: the row stands in `detail`, and of bad input the value stands in the message.
  const ofDatabase = Object.assign(new Error(`invalid input syntax for type uuid: "${email}"`), {
    severity: 'ERROR',
    code: '23505',
    detail: `Key (email_key)=(${email}) already exists.`,
    where: `unnamed portal parameter $1 = '${code}'`,
    hint: answer,
    table: 'person',
    constraint: 'person_email_key_key',
  });

  it('of the database keeps its SQLSTATE, table and constraint, and no value of any row', () => {
    const line = logged((logger) => logger.error({ err: ofDatabase }, 'fault'));
    for (const secret of PRIVATE) expect(line).not.toContain(secret);
    expect(JSON.parse(line).err).toMatchObject({
      type: 'database',
      sqlstate: '23505',
      table: 'person',
      constraint: 'person_email_key_key',
    });
  });

  it('of our own keeps its name, message and where it was thrown, but not what hangs on it', () => {
    const error = Object.assign(new TypeError('no such round'), { answers: answer, cause: new Error(email) });
    const safe = safeError(error);
    expect(safe).toMatchObject({ type: 'TypeError', message: 'no such round' });
    expect((safe['at'] as string[]).join()).toContain('logger.spec.ts');
    for (const secret of PRIVATE) expect(JSON.stringify(safe)).not.toContain(secret);
  });

  it.each([undefined, null, 'text', 5])('may be %j', (thrown) =>
    expect(safeError(thrown)).toMatchObject({ type: 'Error' }),
  );
});
