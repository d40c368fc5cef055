import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TokenVerifier } from '@podium/platform-access';
import { readSettings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { v7 as uuidv7 } from 'uuid';
import { AccountsUnderTest } from '../accounts.fixture.js';
import { SigningKeys } from './signing-keys.js';

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start();
});
afterAll(() => test.stop());

const keysUnder = (secret: string, database = test.database) => new SigningKeys(database, readSettings({}), secret);
const verifies = (keys: SigningKeys, token: string) => new TokenVerifier(() => keys.keySet()).verify(`Bearer ${token}`);

it('a new secret makes a new key, and what the old one signed counts no more', async () => {
  const [before, after] = ['a secret of thirty-two characters!', 'another of thirty-two characters!'];
  const { token: old } = await keysUnder(before).token(uuidv7(), uuidv7());
  expect(await verifies(keysUnder(before), old)).not.toBeNull();
  const renewed = keysUnder(after);
  const { token } = await renewed.token(uuidv7(), uuidv7());
  expect(await verifies(renewed, token)).not.toBeNull();
  await expect(verifies(renewed, old)).rejects.toThrow('not good');
});

it('a database that was away for a moment is asked again', async () => {
  const away = new Database('postgresql://nobody@127.0.0.1:1/none');
  const keys = keysUnder('a third of thirty-two characters!!', away);
  await expect(keys.keySet()).rejects.toThrow();
  Object.assign(keys, { database: test.database });
  expect((await keys.keySet()).keys).toHaveLength(1);
  await away.close();
});
