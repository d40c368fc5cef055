import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { editionV1 } from '@podium/contracts';
import { definitionDocument, type Edition } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';
import { EditionFacts } from './edition-facts.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const stated = (): Edition => {
  const read = definitionDocument(CONTEST);
  if (!('document' in read)) throw new Error('the contest has mistakes');
  return read.document.edition;
};

it('a definition lies once, in the storage, and the file that it was read from beside it', async () => {
  const [version] = await test.database.query<{ definition: string; source: string }>(
    `SELECT definition_hash AS definition, source_hash AS source FROM edition_version WHERE edition_code = 'ROBOT'`,
  );
  const { calendar: _moves, ...definition } = stated();
  expect(await test.under.documents.text(version?.definition ?? '')).toBe(canonical(definition));
  expect(await test.under.documents.text(version?.source ?? '')).toBe(CONTEST);
  expect(await test.database.query(`SELECT 1 FROM edition WHERE definition IS NOT NULL`)).toEqual([]);
});

it('moving a date leaves the definition what it is, and writes it nowhere anew', async () => {
  const hash = async () => (await test.under.facts(editionV1)).find(({ body }) => body.code === 'ROBOT')?.body;
  const before = await hash();
  await test.move({ milestone: 'ceremony', at: '2123-06-27T11:00:00Z' });
  const after = await hash();
  expect([after?.revision, after?.definition]).toEqual([2, before?.definition]);
  expect(await test.database.query('SELECT 1 FROM edition_version WHERE edition_code = $1', ['ROBOT'])).toHaveLength(1);
});

it('an edition that was opened before is moved into the storage at the next start, and reads as it did', async () => {
  const edition = { ...stated(), code: 'BEFORE' };
  const { code, series, calendar } = edition;
  await test.database.execute(
    'INSERT INTO edition (code, id, definition, series, opened_by) VALUES ($1, $2, $3, $4, $2)',
    [code, uuidv7(), JSON.stringify(edition), series],
  );
  // As the migration does.
  await test.database.execute(
    `INSERT INTO milestone (edition_code, code, category_code, name, at)
     SELECT e.code, m->>'id', m->>'category', m->'name', (m->>'at')::timestamptz
     FROM edition e, jsonb_array_elements(e.definition->'calendar') m WHERE e.code = $1`,
    [code],
  );
  await test.under.service.get(EditionFacts).tellUntold();
  const read = (of: string) =>
    test.ask(`query ($of: String!) { edition(code: $of) { label categories { code form } } }`, { of }, {});
  expect(await read(code)).toEqual(await read('ROBOT'));
  expect((await test.under.facts(editionV1)).find(({ body }) => body.code === code)?.body).toMatchObject({
    revision: 1,
    calendar,
  });
});
