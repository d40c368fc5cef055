import { describe, expect, it } from '@jest/globals';
import { compileForm, type FieldVerdict } from './evaluate.js';
import { complete, everyKind, open } from './forms.fixture.js';
import type { FormMoment } from './moment.js';

const form = compileForm(everyKind);

const field = (id: string, answers: object, moment = open): FieldVerdict =>
  form.evaluate(answers, moment).fields.find((one) => one.id === id)!;
const codes = (id: string, answer: unknown, moment?: FormMoment) =>
  field(id, { applicant: 'yes', [id]: answer }, moment).problems.map(({ code }) => code);

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
