import { describe, expect, it } from '@jest/globals';
import { loadEdition } from '../load.js';
import { SMALL } from '../small.fixture.js';

/** Replaces one piece of the small competition and says what is then found, with the text of the line it points at. */
function mistakes(from: string, to: string): { code: string; line: string; column: number; said: string }[] {
  if (!SMALL.includes(from)) throw new Error(`The small competition does not contain ${from}`);
  const yaml = SMALL.replace(from, to);
  const loaded = loadEdition(yaml);
  if (!('mistakes' in loaded)) return [];
  return loaded.mistakes.map(({ code, line, column, message, advice }) => ({
    code,
    line: yaml.split('\n')[line - 1]?.trim() ?? '',
    column,
    said: `${message} ${advice}`,
  }));
}

describe('a definition that is right', () => {
  it('has no mistakes', () => {
    expect(loadEdition(SMALL)).toEqual({ edition: expect.objectContaining({ code: 'ROBOT25' }) });
  });
});

describe('a mistake is told once, where it stands, with what to do', () => {
  const table: [what: string, from: string, to: string, code: string, line: string, said: RegExp][] = [
    [
      'weights that do not sum to 100',
      'weight: 60',
      'weight: 50',
      'weights-do-not-sum',
      'criteria:',
      /sum to 90.*add 10/,
    ],
    [
      'weights that sum to more',
      'weight: 60',
      'weight: 60.5',
      'weights-do-not-sum',
      'criteria:',
      /100\.5.*take off 0\.5/,
    ],
    [
      'a deadline before its opening',
      '2025-04-30 18:00',
      '2025-03-01 18:00',
      'deadline-before-opening',
      '- { id: enrolment-closes, at: 2025-03-01 18:00 }',
      /not after `enrolment-opens`/,
    ],
    [
      'a ceremony before entries close',
      '2025-06-20 19:00',
      '2025-04-20 19:00',
      'after-ceremony',
      '- { id: enrolment-closes, at: 2025-04-30 18:00 }',
      /not before the ceremony/,
    ],
    [
      'a date that does not exist',
      '2025-04-30 18:00',
      '2025-04-31 18:00',
      'time',
      '- { id: enrolment-closes, at: 2025-04-31 18:00 }',
      /no such date/,
    ],
    [
      'a deadline without its minute',
      '2025-04-30 18:00',
      '2025-04-30',
      'not-allowed',
      '- { id: enrolment-closes, at: 2025-04-30 }',
      /to the minute/,
    ],
    ['an unknown zone', 'Asia/Hong_Kong', 'Asia/HongKong', 'time-zone', 'timeZone: Asia/HongKong', /no time zone/],
    [
      'an award over a missing stage',
      'stage: final\n',
      'stage: finals\n',
      'award-over-missing-stage',
      'stage: finals',
      /Did you mean `final`/,
    ],
    [
      'an award over a missing scope',
      'scope: stream\n    stage: final',
      'scope: edition\n    stage: final',
      'award-over-missing-scope',
      'scope: edition',
      /compares each stream/,
    ],
    [
      'an award to places nobody reaches',
      'first: 1, last: 1',
      'first: 6, last: 6',
      'place-out-of-reach',
      'places: { first: 6, last: 6 }',
      /only 5 reach/,
    ],
    [
      'a threshold that nobody can reach',
      '    max: 1\n',
      '    max: 1\n    minimumTotal: 100.5\n',
      'threshold',
      'minimumTotal: 100.5',
      /Write at most 100/,
    ],
    [
      'an award in a missing category',
      '    max: 1\n',
      '    max: 1\n    categories: [OPAN]\n',
      'unknown-category',
      'categories: [OPAN]',
      /Did you mean `OPEN`/,
    ],
    [
      'a rule over a missing field',
      'members: members',
      'members: membres',
      'no-such-field',
      'members: membres',
      /Did you mean `members`/,
    ],
    [
      'a condition over a missing field',
      'field: powered, is',
      'field: power, is',
      'no-such-field',
      'visible: { field: power, is: other }',
      /`powered`/,
    ],
    [
      'a missing Chinese text',
      'zhHant: 公開組',
      'zhHans: 公开组',
      'text-missing',
      'name: { en: Open, zhHans: 公开组 }',
      /Traditional Chinese/,
    ],
    ['a missing statement on personal data', 'personal-data:', 'privacy:', 'text-missing', 'texts:', /personal-data/],
    [
      'a stage nobody decides',
      '      decidedBy: jury\n      scope: stream\n      contenders: admitted',
      '      scope: stream\n      contenders: admitted',
      'nobody-decides',
      '- code: assessment',
      /Nobody decides/,
    ],
    [
      'a decider who is nobody',
      'decidedBy: jury',
      'decidedBy: jurie',
      'unknown-panel-or-body',
      'decidedBy: jurie',
      /Did you mean `jury`/,
    ],
    [
      'a short-list larger than its stream allows',
      'places: 5',
      'places: 8',
      'short-list-too-large',
      'contenders: { stage: assessment, places: 8 }',
      /OPEN\/ALL allows 5/,
    ],
    [
      'contenders from a later stage',
      'stage: assessment, places',
      'stage: final, places',
      'unknown-earlier-judging-stage',
      'contenders: { stage: final, places: 5 }',
      /no earlier judging stage/,
    ],
    [
      'more judges than the panel has',
      'judgesPerDossier: 3',
      'judgesPerDossier: 6',
      'too-few-judges',
      'judgesPerDossier: 6',
      /at most 5/,
    ],
    ['an unknown key', "label: '2025'", "lable: '2025'", 'unknown-key', "lable: '2025'", /Did you mean `label`/],
    [
      'an unknown key deep inside',
      'decimals: 2',
      'decimal: 2',
      'unknown-key',
      'rounding: { decimal: 2, mode: half-up }',
      /Did you mean `decimals`/,
    ],
    [
      'an unknown key of a field',
      'max: 80',
      'maximum: 80',
      'unknown-key',
      '- { id: title, kind: text, label: { en: Title, zhHant: 名稱 }, maximum: 80, required: true }',
      /Known here|Did you mean/,
    ],
    [
      'an unknown kind of field',
      'kind: choice',
      'kind: choise',
      'not-allowed',
      'kind: choise',
      /Did you mean `choice`/,
    ],
    [
      'an unknown kind of rule',
      'kind: team-size',
      'kind: teamsize',
      'not-allowed',
      'kind: teamsize',
      /Did you mean `team-size`/,
    ],
    ['a number where text belongs', "label: '2025'", 'label: 2025', 'wrong-kind', 'label: 2025', /quotes: '2025'/],
    ['a form that is not there', 'form: entry', 'form: entries', 'unknown-form', 'form: entries', /There are: `entry`/],
    [
      'an organiser who is not there',
      'organiser: club',
      'organiser: clubb',
      'unknown-body',
      'organiser: clubb',
      /Did you mean `club`/,
    ],
    [
      'a key written twice',
      'kind: competition\n',
      'kind: competition\nkind: awards\n',
      'key-twice',
      'kind: awards',
      /written twice/,
    ],
    [
      'an anchor',
      'name: { en: Gold',
      'name: &gold { en: Gold',
      'anchor',
      'name: &gold { en: Gold, zhHant: 金獎 }',
      /not part of the format/,
    ],
    ['a tab', '  rubric: robots\n', '\trubric: robots\n', 'not-yaml', 'rubric: robots', /YAML/],
    [
      'two streams of one code',
      '      - { code: ALL, name: { en: All, zhHant: 全部 } }\n',
      '      - { code: ALL, name: { en: All, zhHant: 全部 } }\n      - { code: ALL, name: { en: All, zhHant: 全部 } }\n',
      'code-twice',
      '- { code: ALL, name: { en: All, zhHant: 全部 } }',
      /called `ALL`/,
    ],
    [
      'a rule that holds nowhere',
      '  form: entry\n',
      '  form: entry\n  rules: []\n',
      'rule-holds-nowhere',
      '- id: team',
      /holds in no category/,
    ],
    [
      'a milestone without a name',
      'id: ceremony',
      'id: ceremoney',
      'text-missing',
      '- { id: ceremoney, at: 2025-06-20 19:00 }',
      /Did you mean `ceremony`/,
    ],
    ['another version of the format', 'format: 1', 'format: 2', 'not-allowed', 'format: 2', /Write `1`/],
    [
      'a tie rule that needs an earlier round at the first',
      'tieRules: [criterion-by-weight]',
      'tieRules: [earlier-round]',
      'no-earlier-round',
      'method: mean',
      /is the first/,
    ],
  ];

  it.each(table)('%s', (_, from, to, code, line, said) => {
    const found = mistakes(from, to);
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]).toEqual({ code, line, column: expect.any(Number), said: expect.stringMatching(said) });
  });

  it('conditions that refer to each other in a circle', () => {
    const found = mistakes(
      '        label: { en: Powered by, zhHant: 動力來源 }\n',
      '        label: { en: Powered by, zhHant: 動力來源 }\n        visible: { field: power-detail, answered: true }\n',
    );
    expect(found).toEqual([
      expect.objectContaining({ code: 'conditions-in-a-circle', said: expect.stringMatching(/circle/) }),
    ]);
  });

  it('points at the column where the value begins', () => {
    expect(mistakes('2025-04-30 18:00', '2025-04-31 18:00')[0]?.column).toBe(
      '  - { id: enrolment-closes, at: '.length + 1,
    );
  });

  it('tells all mistakes of a file at once, in the order of the file', () => {
    const yaml = SMALL.replace('weight: 60', 'weight: 50')
      .replace('stage: final\n', 'stage: finals\n')
      .replace('2025-04-30', '2025-02-28');
    const loaded = loadEdition(yaml);
    expect('mistakes' in loaded && loaded.mistakes.map(({ code }) => code)).toEqual([
      'deadline-before-opening',
      'weights-do-not-sum',
      'award-over-missing-stage',
    ]);
  });
});
