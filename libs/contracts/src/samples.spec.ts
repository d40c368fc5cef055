import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { toldFact } from './fact.js';
import { whoHearsWhat, type Kind } from './who-hears-what.js';

/** One file a kind as it is told today, and one for each shape that an earlier version told: `TYPE.json`, `TYPE.WHAT.json`. */
const folder = fileURLToPath(new URL('../samples/', import.meta.url));
const files = readdirSync(folder);
const sample = (file: string): Record<string, unknown> => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
/** Members that earlier versions did not tell. */
const ADDED_LATER: Record<string, string[]> = {
  'accounts.appointment.v1': ['appointedBy'],
  'accounts.person.v1': ['chosen'],
  'registrations.entry.v1': ['roster'],
};
const schemaOf = (kind: Kind) => (kind.sort === 'fact' ? kind.body : kind.payload);
const kinds = [...whoHearsWhat.values()].map(({ kind }) => [kind.type, kind] as const);

it('every sample is of a kind that there is', () => {
  const types = files.map((file) => file.split('.').slice(0, 3).join('.'));
  expect(types.filter((type) => !whoHearsWhat.has(type))).toEqual([]);
});

describe.each(kinds)('%s', (type, kind) => {
  const schema = schemaOf(kind);
  const today = sample(`${type}.json`);

  it('comes out of JSON as it went in', () => {
    expect(JSON.parse(JSON.stringify(schema.parse(today)))).toEqual(today);
  });

  it('is read as every earlier version told it', () => {
    for (const file of files.filter((each) => each.startsWith(`${type}.`))) {
      expect(schema.safeParse(sample(file)).success).toBe(true);
    }
  });

  it('is read with members that only a later version knows', () => {
    expect(schema.parse({ ...today, fromTheFuture: { anything: 1 } })).toMatchObject(today);
  });

  it('is refused without any of its members, and as anything else', () => {
    const optional = Object.keys(today).filter((member) => {
      const { [member]: _left, ...rest } = today;
      return schema.safeParse(rest).success;
    });
    expect(optional).toEqual(ADDED_LATER[type] ?? []);
    for (const wrong of [null, 'text', 5, [], {}]) expect(schema.safeParse(wrong).success).toBe(false);
    for (const member of Object.keys(today)) {
      expect([member, schema.safeParse({ ...today, [member]: { not: 'this' } }).success]).toEqual([member, false]);
    }
  });
});

describe('how a fact travels', () => {
  const told = { key: 'HKICTA23', version: 2, ended: false, hash: 'a'.repeat(64), body: { any: 'thing' } };

  it('is with its body or without, and with members that only a later version knows', () => {
    const { body: _long, ...short } = told;
    expect(toldFact.parse(told)).toEqual(told);
    expect(toldFact.parse(short)).toEqual(short);
    expect(toldFact.parse({ ...told, sequence: 7 })).toEqual(told);
  });

  it.each([
    ['key', ''],
    ['version', 0],
    ['version', 1.5],
    ['ended', null],
    ['hash', 'short'],
  ])('is refused with %s %j', (member, value) =>
    expect(toldFact.safeParse({ ...told, [member]: value }).success).toBe(false),
  );
});
