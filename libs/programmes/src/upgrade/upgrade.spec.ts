import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { stageWindow, windowsOf } from '../calendar/windows.js';
import { loadEdition } from '../load.js';
import { SMALL } from '../small.fixture.js';
import { FORMAT, upgraded, UPGRADERS } from './upgrade.js';

const sample = (format: number) =>
  readFileSync(new URL(`../../samples/format-${format}.yaml`, import.meta.url), 'utf8');

function editionOf(yaml: string) {
  const loaded = loadEdition(yaml);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join(' '));
  return loaded.edition;
}

describe('files of every format', () => {
  const formats = Array.from({ length: FORMAT }, (_, at) => at + 1);

  it('have an upgrader to the next one, but the newest', () => {
    expect(Object.keys(UPGRADERS).map(Number)).toEqual(formats.slice(0, -1));
  });

  it.each(formats)('format %d: its sample says so and is read without a mistake', (format) => {
    expect(parse(sample(format))).toMatchObject({ format });
    expect(editionOf(sample(format))).toMatchObject({ format: FORMAT, code: 'ROBOT25' });
  });

  it('come through an upgrade unchanged when they are in the newest', () => {
    const value = parse(SMALL) as unknown;
    expect(upgraded(value)).toBe(value);
  });
});

describe('format 1', () => {
  const edition = editionOf(sample(1));

  it('opened and closed by the names of milestones: the same holds after the upgrade', () => {
    expect(windowsOf(edition).map(({ of, code, milestoneIds }) => [of, code, milestoneIds])).toEqual([
      ['entering', 'OPEN', { opens: 'enrolment-opens', closes: 'enrolment-closes' }],
      ['stage', 'assessment', { opens: 'assessment-opens', closes: 'assessment-closes' }],
      ['stage', 'final', { opens: null, closes: 'judging-closes' }],
    ]);
    const { format: _format, ...asItWasOpened } = edition;
    for (const { stages } of asItWasOpened.categories) for (const stage of stages) delete stage.closes;
    expect(stageWindow(asItWasOpened, { stageCode: 'final' })?.milestoneIds.closes).toBe('judging-closes');
  });

  it('still points at the line of a mistake', () => {
    const yaml = sample(1).replace('weight: 60', 'weight: 50');
    const loaded = loadEdition(yaml);
    const line = yaml.split('\n').indexOf('    criteria:') + 1;
    expect(loaded).toMatchObject({ mistakes: [{ code: 'weights-do-not-sum', line }] });
  });

  it.each([
    null,
    [],
    {},
    { format: 1 },
    { format: 1, calendar: [7, null], categories: 'x', shared: [], tickets: [[]] },
  ])('is upgraded whatever else the file holds: %j', (value) => expect(() => upgraded(value)).not.toThrow());
});
