import { describe, expect, it } from '@jest/globals';
import { changesRefused } from './changes.js';
import { compileForm, evaluateForm, FormIsBroken, type FieldVerdict } from './evaluate.js';
import type { Form } from './form.js';
import { everyKind } from './forms.fixture.js';
import { milestonesFor, type FormMoment } from './moment.js';

const label = { en: 'Label', zhHant: '標籤' };
const milestones = { closes: '2023-06-28T10:00:00Z', deck: '2023-07-12T04:00:00Z' };
const open: FormMoment = { now: '2023-06-01T00:00:00Z', milestones, timeZone: 'Asia/Hong_Kong' };
const form = compileForm(everyKind);

const complete = {
  title: { en: 'Home Help', zhHant: '居家助手' },
  summary: 'Helps at home',
  applicant: 'no',
  members: [{ name: { familyName: 'Chan', givenName: 'Tai Man' }, leader: true, resident: 'yes' }],
  deck: { id: 'f1', name: 'deck.pdf', type: 'pdf', bytes: 1_000_000, pages: 18 },
  terms: { accepted: true, version: '2', language: 'en' },
};

const field = (id: string, answers: object, moment: FormMoment = open): FieldVerdict =>
  form.evaluate(answers, moment).fields.find((one) => one.id === id)!;
const codes = (id: string, answer: unknown, moment?: FormMoment) =>
  field(id, { applicant: 'yes', [id]: answer }, moment).problems.map(({ code }) => code);

describe('a complete form', () => {
  it('has nothing missing and nothing invalid', () => {
    const verdict = form.evaluate(complete, open);
    expect(verdict.problems).toEqual([]);
    expect([verdict.complete, verdict.submittable]).toEqual([true, true]);
  });

  it('says of an empty one what is missing, in three languages', () => {
    const verdict = form.evaluate({}, open);
    expect(verdict.fields.filter(({ missing }) => missing).map(({ id }) => id)).toEqual([
      'title',
      'summary',
      'applicant',
      'deck',
      'members',
      'terms',
    ]);
    expect(verdict.problems[0]).toEqual({
      path: ['title'],
      code: 'missing',
      text: { en: 'An answer is required.', zhHant: '此項必須填寫。', zhHans: '此项必须填写。' },
    });
    expect(verdict.submittable).toBe(false);
  });

  it('names answers that the form does not ask for', () => {
    expect(form.evaluate({ ...complete, tilte: 'x' }, open).unknown).toEqual(['tilte']);
  });
});

describe('what is visible and what counts', () => {
  it('asks for a number only of who applies as a body, and then a document instead will do', () => {
    expect(field('registration', { applicant: 'no' })).toMatchObject({
      visible: false,
      required: false,
      missing: false,
    });
    expect(field('registration', { applicant: 'yes' })).toMatchObject({ visible: true, required: true, missing: true });
    const proof = { id: 'f', name: 'proof.pdf', type: 'pdf', bytes: 10 };
    expect(field('registration', { applicant: 'yes', proof })).toMatchObject({ required: false, missing: false });
  });

  it('never counts the answer to an invisible field, however wrong it is', () => {
    const verdict = form.evaluate({ ...complete, registration: 'A123456(3)' }, open);
    expect(verdict.effectiveAnswers).not.toHaveProperty('registration');
    expect(verdict.notCounted).toEqual(['registration']);
    expect(verdict.complete).toBe(true);
  });

  it('hides what hangs on a hidden answer', () => {
    const chain: Form = {
      fields: [
        { id: 'c', kind: 'text', label, visible: { field: 'b', is: 'x' }, required: true },
        { id: 'b', kind: 'text', label, visible: { field: 'a', is: 'x' } },
        { id: 'a', kind: 'text', label },
      ],
    };
    const seen = (answers: object) => evaluateForm(chain, answers, open).fields.map(({ visible }) => visible);
    expect(seen({ a: 'x', b: 'x' })).toEqual([true, true, true]);
    expect(seen({ a: 'y', b: 'x', c: 'x' })).toEqual([false, false, true]);
  });

  it('takes two fields of which one must be answered', () => {
    const either: Form = {
      fields: [
        { id: 'a', kind: 'text', label, required: { field: 'b', answered: false } },
        { id: 'b', kind: 'text', label, required: { field: 'a', answered: false } },
      ],
    };
    expect(evaluateForm(either, {}, open).fields.map(({ missing }) => missing)).toEqual([true, true]);
    expect(evaluateForm(either, { b: 'x' }, open).complete).toBe(true);
  });
});

describe('conditions', () => {
  const answers = {
    choice: 'a',
    several: ['a', 'b'],
    number: 5,
    money: { cents: 500, currency: 'HKD' },
    date: '2023-06-28',
    yes: true,
    no: false,
  };
  const options = ['a', 'b', 'c'].map((id) => ({ id, label }));
  const asks = (visible: NonNullable<Form['fields'][number]['visible']>, stream?: string) => {
    const asking: Form = {
      fields: [
        { id: 'choice', kind: 'choice', label, options },
        { id: 'several', kind: 'choice', label, options, multiple: true },
        { id: 'number', kind: 'number', label },
        { id: 'money', kind: 'money', label, currencies: ['HKD'] },
        { id: 'date', kind: 'date', label },
        { id: 'yes', kind: 'consent', label, statement: label },
        { id: 'no', kind: 'consent', label, statement: label },
        { id: 'empty', kind: 'text', label },
        { id: 'unknown', kind: 'number', label },
        { id: 'asked', kind: 'text', label, visible },
      ],
    };
    return evaluateForm(asking, answers, { ...open, stream }).fields.at(-1)?.visible;
  };

  it.each([
    [{ field: 'choice', is: 'a' }, true],
    [{ field: 'choice', isNot: 'a' }, false],
    [{ field: 'empty', isNot: 'a' }, true],
    [{ field: 'choice', in: ['b', 'a'] }, true],
    [{ field: 'several', is: 'b' }, true],
    [{ field: 'several', is: 'c' }, false],
    [{ field: 'several', atLeast: 2 }, true],
    [{ field: 'several', atLeast: 3 }, false],
    [{ field: 'number', atLeast: 5 }, true],
    [{ field: 'number', atMost: 4 }, false],
    [{ field: 'money', atLeast: 501 }, false],
    [{ field: 'money', atMost: 500 }, true],
    [{ field: 'date', atLeast: '2023-06-28' }, true],
    [{ field: 'date', atMost: '2023-06-27' }, false],
    [{ field: 'yes', is: true }, true],
    [{ field: 'no', answered: true }, false],
    [{ field: 'empty', answered: false }, true],
    [{ field: 'unknown', atMost: 10 }, false],
    [
      {
        all: [
          { field: 'choice', is: 'a' },
          { field: 'number', atLeast: 6 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'choice', is: 'b' },
          { field: 'number', atLeast: 5 },
        ],
      },
      true,
    ],
    [{ not: { field: 'choice', is: 'b' } }, true],
  ])('%j: %s', (condition, expected) => expect(asks(condition)).toBe(expected));

  it('may ask for the stream', () => {
    expect([asks({ streamIn: ['A'] }, 'A'), asks({ streamIn: ['A'] }, 'B'), asks({ streamIn: ['A'] })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what counts', () => {
  it('is in its normal form', () => {
    const answers = {
      email: 'Tai.Man@Example.HK',
      phone: '2123 4567',
      applicant: 'yes',
      registration: '12345678-000-06-24-A',
    };
    expect(form.evaluate(answers, open).effectiveAnswers).toEqual({
      email: 'Tai.Man@example.hk',
      phone: '+85221234567',
      applicant: 'yes',
      registration: '12345678-000',
    });
  });

  it('is what is wrong too, as long as it is of the kind', () => {
    expect(form.evaluate({ summary: 'abc', share: '51' }, open).effectiveAnswers).toEqual({ summary: 'abc' });
  });
});

describe('deadlines', () => {
  it('freeze the roster at the very instant it closes, while the deck is still due', () => {
    const before = { ...open, now: '2023-06-28T09:59:59.999Z' };
    const at = { ...open, now: '2023-06-28T10:00:00Z' };
    expect([field('members', complete, before).editable, field('deck', complete, before).editable]).toEqual([
      true,
      true,
    ]);
    expect([field('members', complete, at).editable, field('deck', complete, at).editable]).toEqual([false, true]);
    expect(field('members', complete, at).frozen).toEqual({
      code: 'closed',
      milestone: 'closes',
      at: '2023-06-28T10:00:00.000Z',
      text: {
        en: 'This could be edited until 28 June 2023, 18:00 and is now frozen.',
        zhHant: '此項已於 2023年6月28日 18:00 截止，不能再修改。',
        zhHans: '此项已于 2023年6月28日 18:00 截止，不能再修改。',
      },
    });
    expect(field('deck', complete, at).closesAt).toBe('2023-07-12T04:00:00.000Z');
  });

  it('let an entry be submitted without its deck, until the deck itself is due', () => {
    const withoutDeck = { ...complete, deck: undefined };
    const verdict = form.evaluate(withoutDeck, open);
    expect([verdict.complete, verdict.submittable]).toEqual([false, true]);
    expect(form.evaluate(withoutDeck, { ...open, now: milestones.deck }).submittable).toBe(false);
  });

  it('keep a field shut that is not open yet, or whose milestone nobody has set', () => {
    const later: Form = {
      fields: [
        { id: 'a', kind: 'text', label, opens: 'closes' },
        { id: 'b', kind: 'text', label, closes: 'nowhere' },
      ],
    };
    const [a, b] = evaluateForm(later, {}, open).fields;
    expect([a?.editable, a?.frozen?.code, a?.frozen?.text.en]).toEqual([
      false,
      'not-open',
      'This opens on 28 June 2023, 18:00.',
    ]);
    expect([b?.editable, b?.frozen?.code]).toEqual([false, 'no-such-milestone']);
  });

  it('refuse a changed roster afterwards, in three languages, and take a changed deck', () => {
    const at = { ...open, now: '2023-06-29T00:00:00Z' };
    const changed = {
      ...complete,
      members: [...complete.members, ...complete.members],
      deck: { ...complete.deck, id: 'f2' },
    };
    const refused = changesRefused(form, complete, changed, at);
    expect(refused.map(({ path, code }) => [path, code])).toEqual([[['members'], 'frozen-closed']]);
    expect(refused[0]?.text.zhHant).toContain('不能再修改');
    expect(changesRefused(form, complete, { ...complete, email: '' }, at)).toEqual([]);
  });

  it('do not let a hidden frozen answer be changed to be shown again later', () => {
    const at = { ...open, now: '2023-06-29T00:00:00Z' };
    expect(
      changesRefused(form, complete, { ...complete, registration: '12345678' }, at).map(({ path }) => path),
    ).toEqual([['registration']]);
  });

  it("are a category's own before the edition's", () => {
    const name = label;
    const calendar = [
      { id: 'closes', name, at: '2023-06-28T10:00:00Z' },
      { id: 'closes', name, at: '2023-07-05T10:00:00Z', category: 'SI' },
      { id: 'closes', name, at: '2023-08-01T10:00:00Z', category: 'XX' },
    ];
    expect(milestonesFor(calendar, 'SI')).toEqual({ closes: '2023-07-05T10:00:00Z' });
    expect(milestonesFor(calendar, 'SL')).toEqual({ closes: '2023-06-28T10:00:00Z' });
  });
});

describe('wrong answers', () => {
  it.each<[id: string, answer: unknown, codes: string[]]>([
    ['title', 'one language', ['not-text']],
    ['title', { en: 'Home' }, ['missing-language']],
    ['title', { en: 'Home', zhHant: '居'.repeat(21) }, ['too-long']],
    ['title', { en: 'Home', zhHant: '\u{20000}'.repeat(20) }, []],
    ['title', { en: 'Home', zhHant: '居', fr: 'Maison' }, ['other-language']],
    ['summary', 'abc', ['too-short']],
    ['summary', 'x'.repeat(201), ['too-long']],
    ['summary', 'x'.repeat(3_000_000), ['too-long']],
    ['summary', 7, ['not-text']],
    ['summary', 'My card is A123456(3)', ['identity-number']],
    ['summary', 'zero \u0000 byte', ['unprintable']],
    ['summary', 'half a pair \ud83d', ['unprintable']],
    ['summary', 'new\nline\tand \u{1F600}', []],
    ['email', 'nobody', ['not-an-email']],
    ['phone', '1234 5678', ['not-a-phone']],
    ['phone', '+86 138 0013 8000', []],
    ['registration', '1234567', ['not-a-business-registration']],
    ['applicant', 'maybe', ['not-an-option']],
    ['applicant', ['yes'], ['not-an-option']],
    ['fields', 'ai', ['not-a-list']],
    ['fields', ['ai', 'ai'], ['twice']],
    ['fields', ['ai', 'iot', 'web3'], ['too-many-options']],
    ['fields', ['golf'], ['not-an-option', 'too-few-options']],
    ['share', NaN, ['not-a-number']],
    ['share', '51', ['not-a-number']],
    ['share', 51.234, ['too-many-decimals']],
    ['share', 100.5, ['too-large']],
    ['share', -1, ['too-small']],
    ['price', { cents: 1.5, currency: 'HKD' }, ['not-money']],
    ['price', { cents: 100, currency: 'XYZ' }, ['other-currency']],
    ['price', { cents: 1_000_001, currency: 'HKD' }, ['too-large']],
    ['launched', '2023-02-29', ['not-a-date']],
    ['launched', '28/6/2023', ['not-a-date']],
    ['launched', '1999-12-31', ['too-early']],
    ['launched', '2024-01-01', ['too-late']],
    ['site', 'javascript:alert(1)', ['not-a-link']],
    ['site', 'https://user:secret@example.hk', ['not-a-link']],
    ['video', 'https://example.hk/v', ['other-site', 'no-length']],
    ['video', { url: 'https://youtu.be/x', seconds: 121 }, ['video-too-long']],
    ['video', { url: 'https://www.youtube.com/watch?v=x', seconds: 120 }, []],
    ['proof', { id: 'f', name: 'a.exe', type: 'exe', bytes: 1 }, ['other-type']],
    ['proof', { id: 'f', name: 'a.pdf', type: 'pdf', bytes: 20_000_001 }, ['file-too-large']],
    ['proof', { id: 'f', name: 'a.pdf', type: 'pdf', bytes: 0 }, ['empty-file']],
    ['proof', 'a.pdf', ['not-a-file']],
    ['proof', { id: 'f', name: 'A123456(3).pdf', type: 'pdf', bytes: 9 }, ['identity-number']],
    ['proof', [1, 2].map((id) => ({ id: `f${id}`, name: 'a.pdf', type: 'pdf', bytes: 9 })), ['too-many-files']],
    ['deck', { id: 'f', name: 'a.pdf', type: 'pdf', bytes: 9, pages: 19 }, ['too-many-pages']],
    ['deck', { id: 'f', name: 'a.pptx', type: 'pptx', bytes: 9, pages: null }, []],
    ['customers', [{ sales: { cents: 1, currency: 'HKD' } }], ['missing']],
    ['customers', [{ customer: 'A', town: 'B' }], ['other-column']],
    ['customers', [{ customer: 'card A123456(3)' }], ['identity-number']],
    ['customers', Array.from({ length: 4 }, () => ({ customer: 'A' })), ['too-many-rows']],
    ['customers', ['A'], ['not-a-row']],
    ['members', [{ name: { givenName: 'Tai Man' } }], ['no-leader']],
    [
      'members',
      [
        { name: { nameZh: '陳大文' }, leader: true },
        { name: { nameZh: '李小明' }, leader: true },
      ],
      ['several-leaders'],
    ],
    ['members', [{ name: 'CHAN Tai Man', leader: true }], ['not-a-name']],
    ['contact', { familyName: 'Chan' }, ['no-chinese-name']],
    ['contact', 'CHAN Tai Man', ['not-a-name']],
    ['terms', { accepted: true, version: '1' }, ['other-version']],
    ['terms', 'yes', ['not-a-consent']],
    ['terms', false, ['missing']],
    ['title', () => 'a function', ['unreadable']],
    ['title', new Date(0), ['unreadable']],
  ])('%s %j: %j', (id, answer, expected) => expect(codes(id, answer)).toEqual(expected));

  it('are told fifty at most, and one field too many never hides the next', () => {
    const customers = Array.from({ length: 100 }, () => ({ a: 1, b: 2, c: 3 }));
    const verdict = form.evaluate({ ...complete, customers, summary: 'x'.repeat(5_000_000), share: NaN }, open);
    const told = (id: string) => verdict.fields.find((one) => one.id === id)?.problems.length;
    expect([told('customers'), told('summary'), told('share')]).toEqual([50, 1, 1]);
  });

  it('are named to the place in a list', () => {
    const members = [...complete.members, { name: { familyName: 'Lee' }, leader: false, resident: 'perhaps' }];
    expect(field('members', { members }).problems.map(({ path }) => path)).toEqual([['members', 1, 'resident']]);
  });

  it('have other limits in another stream', () => {
    const inB = { ...open, stream: 'B' };
    expect(codes('deck', { id: 'f', name: 'a.pdf', type: 'pdf', bytes: 9, pages: 30 }, inB)).toEqual([]);
    expect(codes('video', { url: 'https://youtu.be/x', seconds: 300 }, inB)).toEqual([]);
  });

  it('do not reach prototypes', () => {
    const answers = JSON.parse('{"__proto__": {"title": "x"}, "constructor": "y"}') as object;
    const verdict = form.evaluate(answers, open);
    expect(verdict.effectiveAnswers).toEqual({});
    expect(Object.getPrototypeOf(verdict.effectiveAnswers)).toBe(Object.prototype);
    expect(verdict.unknown).toEqual(['__proto__', 'constructor']);
  });

  it('are read once and never throw: cycles, getters and revoked proxies', () => {
    const circle: Record<string, unknown> = {};
    circle['title'] = circle;
    const trap = {
      get title(): string {
        throw new Error('a trap');
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const answers of [
      circle,
      trap,
      { title: trap },
      { title: revoked.proxy },
      revoked.proxy,
      null,
      'x',
      Symbol('x'),
    ])
      expect(form.evaluate(answers, open).complete).toBe(false);
  });
});

describe('a broken form', () => {
  it('is not compiled when its conditions run in a circle', () => {
    const circle: Form = {
      fields: [
        { id: 'a', kind: 'text', label, visible: { field: 'b', answered: true } },
        { id: 'b', kind: 'text', label, visible: { not: { field: 'a', answered: true } } },
      ],
    };
    expect(() => compileForm(circle)).toThrow(FormIsBroken);
    expect(() => compileForm(circle)).toThrow('`a` → `b` → `a`');
  });

  it('is told apart from a broken clock', () => {
    expect(() => form.evaluate({}, { ...open, now: 'now' })).toThrow(RangeError);
  });
});
