import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { run } from './cli.js';
import { programmeJsonSchema } from './definition/json-schema.js';
import { shippedDefinitions } from './shipped.js';
import { SMALL } from './small.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'programmes-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function tool(...argv: string[]): { exit: number; out: string; error: string } {
  const said = { out: '', error: '' };
  const exit = run(argv, {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
    now: () => new Date('2025-04-01T00:00:00Z'),
  });
  return { exit, ...said };
}

describe('the tool', () => {
  const right = file('right.yaml', SMALL);
  const wrong = file('wrong.yaml', SMALL.replace('weight: 60', 'weight: 50'));

  it('checks: 0 and a word when nothing is wrong', () => {
    expect(tool('check', right)).toEqual({ exit: 0, out: `${right}: no mistakes (1 category, 1 award).\n`, error: '' });
  });

  it('checks: 1, file, line, column, what is wrong and what to do', () => {
    const line = SMALL.split('\n').indexOf('    criteria:') + 1;
    const { exit, out } = tool('check', right, wrong);
    expect(exit).toBe(1);
    expect(out).toContain(
      `${wrong}:${line}:5  The weights of these criteria sum to 90, not 100.\n    Here you must add 10.\n`,
    );
    expect(out).toContain(`${wrong}: 1 mistake.`);
  });

  it('shows the edition as tables whose columns line up, also in Chinese', () => {
    const { exit, out } = tool('show', right);
    expect(exit).toBe(0);
    expect(out).toContain('  2025-04-30 18:00  all  Enrolment closes 截止報名              enrolment-closes\n');
    expect(out).toContain('  Idea 意念   60\n  Craft 工藝  40\n');
    expect(out).toMatch(/Final 決賽 +Jury +stream +first 5 of assessment +3 +mean, 2 decimals half-up/);
  });

  it.each(shippedDefinitions())('shows $id', ({ id, yaml }) => {
    const { exit, out } = tool('show', file(`${id}.yaml`, yaml));
    expect(exit).toBe(0);
    expect(out).toMatch(/^Calendar$/m);
    expect(out).not.toMatch(/undefined|\[object|NaN/);
  });

  it('lists the definitions that come with Podium, and takes their names for files', () => {
    const { exit, out } = tool('list');
    expect(exit).toBe(0);
    for (const { id } of shippedDefinitions()) expect(out).toContain(`  ${id} `);
    expect(tool('check', 'hkicta-2023')).toMatchObject({
      exit: 0,
      out: 'hkicta-2023: no mistakes (8 categories, 6 awards).\n',
    });
    expect(tool('show', 'apicta-2023').out).toMatch(/entering +all +2023-08-01 09:00 +2023-10-06 18:00/);
    expect(tool('diff', 'hkicta-2023', 'hkicta-2024').exit).toBe(1);
  });

  it('compares: 0 when all can be done, 1 when something is refused', () => {
    const renamed = file('renamed.yaml', SMALL.replace('en: Gold', 'en: Golden'));
    const coded = file('coded.yaml', SMALL.replace('ROBOT25', 'ROBOTS25'));
    expect(tool('diff', right, renamed)).toMatchObject({ exit: 0, out: expect.stringContaining('Harmless (1)') });
    expect(tool('diff', right, coded)).toMatchObject({ exit: 1, out: expect.stringContaining('Refused') });
    expect(tool('diff', right, wrong).exit).toBe(1);
  });

  it('compares at the instant that is named', () => {
    const later = file('later.yaml', SMALL.replace('2025-04-30 18:00', '2025-05-02 18:00'));
    expect(tool('diff', right, later).out).toContain('Everybody gets more time');
    expect(tool('diff', right, later, '--at', '2025-05-01T09:00+08:00').out).toContain('opens it again');
    expect(tool('diff', right, later, '--at', 'soon').exit).toBe(2);
  });

  it('refuses what it does not understand or cannot read with 2', () => {
    expect(tool().exit).toBe(2);
    expect(tool('frobnicate')).toMatchObject({ exit: 2, error: expect.stringContaining('no command frobnicate') });
    expect(tool('show')).toMatchObject({ exit: 2 });
    expect(tool('check', join(folder, 'nowhere.yaml'))).toMatchObject({
      exit: 2,
      error: expect.stringContaining('nowhere.yaml'),
    });
  });
});

describe('the published JSON Schema', () => {
  const published = JSON.parse(
    readFileSync(new URL('../schema/programme.schema.json', import.meta.url), 'utf8'),
  ) as object;

  it('is the one that `npm run -s programmes -- schema` prints', () => {
    expect(published).toEqual(JSON.parse(tool('schema').out));
    expect(published).toEqual(programmeJsonSchema());
  });

  const validate = new Ajv({ strict: false, formats: { date: true } }).compile(published);

  it.each(shippedDefinitions())('accepts $id', ({ yaml }) => {
    expect({ valid: validate(parse(yaml)), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it('refuses an unknown key, as an editor would underline it', () => {
    expect(validate(parse(SMALL.replace('label:', 'lable:')))).toBe(false);
  });
});
