import { describe, expect, it } from '@jest/globals';
import type { LetterKind, LocaleName, ParamsByKind } from '../letter/letter.js';
import { render, type EditionFacts } from './render.js';

const edition: EditionFacts = {
  name: { en: 'Gala 2026', zhHant: '盛典二〇二六' },
  timeZone: 'Asia/Hong_Kong',
  categories: { SL: { en: 'Smart Living', zhHant: '智慧生活' } },
  noun: null,
};
const entry = { entryCode: 'GALA26-SL-0412', categoryCode: 'SL', title: { en: 'Fish', zhHant: '漁網' } };
const params: ParamsByKind = {
  'sign-in-code': { code: '038214', minutes: 10 },
  'entry-submitted': { ...entry, submittedAt: '2026-03-01T16:30:00.000Z' },
  'entry-admitted': entry,
  'entry-refused': { ...entry, reason: 'Too late.' },
  'entry-withdrawn': { ...entry, reason: 'Changed our mind.' },
  'team-invitation': { token: 'Zm9vYmFy', invitedBy: 'chan@example.hk', expiresAt: '2026-03-31T16:30:00.000Z' },
  'deadline-extended': {
    milestoneName: { en: 'Enrolment closes', zhHant: '截止報名' },
    categoryCode: 'SL',
    was: '2026-03-01T10:00:00.000Z',
    becomes: '2026-03-08T10:00:00.000Z',
    reason: 'Black rain.',
  },
  'decision-changed': { ...entry, verdict: 'disqualified', reason: 'Copied.' },
  'entrant-asked': {
    ...entry,
    occasion: 'asked',
    question: 'Which year?',
    fieldNames: [{ en: 'Certificate', zhHant: '商業登記' }],
    dueAt: '2026-03-08T10:00:00.000Z',
    reason: null,
  },
  'judge-seated': { panelName: { en: 'Panel A', zhHant: '甲組' }, categoryCode: 'SL' },
  'awards-released': {
    awards: [{ awardName: { en: 'Gold', zhHant: '金獎' }, entryCode: entry.entryCode, title: entry.title }],
  },
};
const kinds = Object.keys(params) as LetterKind[];
const locales: LocaleName[] = ['en', 'zhHant', 'zhHans'];
const written = (kind: LetterKind, locale: LocaleName, given: object = {}, about: EditionFacts | null = edition) =>
  render({ kind, locale, params: { ...params[kind], ...given }, editionCode: 'GALA26', edition: about });

describe('a letter', () => {
  it.each(kinds.flatMap((kind) => locales.map((locale) => ({ kind, locale }))))(
    '$kind in $locale is whole, in its own language, and the same again',
    ({ kind, locale }) => {
      const letter = written(kind, locale);
      expect(letter).toEqual(written(kind, locale));
      for (const part of [letter.subject, letter.text, letter.html]) {
        expect(part).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
        expect(part.trim()).not.toBe('');
      }
      expect(/\p{Script=Han}/u.test(letter.subject)).toBe(locale !== 'en');
      expect(letter.html).toContain(`<html lang="${letter.language}">`);
    },
  );

  it.each(locales)(
    'about a question of the office says in %s what happened, and until when there is time',
    (locale) => {
      const occasions = ['asked', 'reminded', 'extended', 'taken-back'].map((occasion) =>
        written('entrant-asked', locale, { occasion, reason: occasion === 'extended' ? 'A typhoon.' : null }),
      );
      expect(new Set(occasions.map(({ subject }) => subject)).size).toBe(4);
      const says = (text: string) => occasions.map((letter) => letter.text.includes(text));
      expect(says('Which year?')).toEqual([true, true, true, true]);
      expect(says('A typhoon.')).toEqual([false, false, true, false]);
      expect(says(locale === 'en' ? '8 March 2026 at 6:00 pm' : '2026年3月8日')).toEqual([true, true, true, false]);
    },
  );

  it.each(locales)('about a decision that changed says in %s which, and why', (locale) => {
    const letters = ['disqualified', 'reinstated', 'reversed'].map((verdict) =>
      written('decision-changed', locale, { verdict }),
    );
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(3);
    for (const { text } of letters) expect(text).toContain('Copied.');
  });

  it('differs between the traditional and the simplified script wherever it is our own text', () => {
    for (const kind of kinds) {
      const [hant, hans] = [written(kind, 'zhHant'), written(kind, 'zhHans')];
      expect(hant.text).not.toBe(hans.text);
      // Characters that the simplified script writes otherwise; the texts given in traditional script are left out.
      expect(hans.subject + hans.text.replace(/漁網|商業登記|甲組|金獎|智慧生活|盛典二〇二六/g, '')).not.toMatch(
        /[參電郵類驗證碼評審團獎項錄稱號時發請們與關]/u,
      );
    }
  });

  it('has the code on a line of its own', () => {
    for (const locale of locales) expect(written('team-invitation', locale).text.split('\n')).toContain('Zm9vYmFy');
    for (const locale of locales) expect(written('sign-in-code', locale).text.split('\n')).toContain('038214');
  });

  it('gives an instant in the edition’s zone, and in UTC while the zone is not known or is none', () => {
    const submitted = (about: EditionFacts | null) => written('entry-submitted', 'en', {}, about).text;
    expect(submitted(edition)).toContain('Submitted: 2 March 2026 at 12:30 am (Hong Kong time)');
    expect(written('entry-submitted', 'zhHant').text).toContain('提交時間：2026年3月2日凌晨12時30分（香港時間）');
    expect(submitted(null)).toContain('Submitted: 1 March 2026 at 4:30 pm (Coordinated Universal time)');
    expect(submitted({ ...edition, timeZone: 'Mars/Olympus' })).toContain('at 4:30 pm (Coordinated Universal time)');
  });

  it('writes morning, noon and evening as official papers do', () => {
    const at = (locale: LocaleName, instant: string) =>
      written('entry-submitted', locale, { submittedAt: instant }).text.match(
        /(?:Submitted: |提交时间：|提交時間：)(.*)/,
      )?.[1];
    expect(at('zhHant', '2026-11-27T10:30:00Z')).toBe('2026年11月27日下午6時30分（香港時間）');
    expect(at('zhHant', '2026-11-27T04:00:00Z')).toBe('2026年11月27日中午12時00分（香港時間）');
    expect(at('zhHans', '2026-11-27T01:05:00Z')).toBe('2026年11月27日上午9时05分（香港时间）');
    expect(at('en', '2026-11-27T10:30:00Z')).toBe('27 November 2026 at 6:30 pm (Hong Kong time)');
  });

  it('calls an entry as the edition does', () => {
    const about = { ...edition, noun: { en: 'proposal', zhHant: '建議書', zhHans: '建议书' } };
    expect(written('entry-submitted', 'zhHant', {}, about).subject).toBe('已收到建議書 GALA26-SL-0412');
    expect(written('entry-submitted', 'en', {}, about).subject).toBe('Proposal GALA26-SL-0412 received');
    expect(written('entry-submitted', 'zhHant').subject).toBe('已收到參賽項目 GALA26-SL-0412');
    for (const kind of kinds) {
      for (const locale of locales) expect(written(kind, locale, {}, about).text).not.toMatch(/作品|邮箱|获奖/);
    }
  });

  it('calls an edition and a category by their codes while their names are not known', () => {
    const letter = written('entry-admitted', 'en', {}, null);
    expect(letter.text).toContain('Your entry to the GALA26 meets');
    expect(letter.text).toContain('Category: SL');
  });

  it('escapes what people typed in the HTML part, and keeps it as it is in the text part', () => {
    const nasty = `<script>alert("x")</script> & 'co'`;
    for (const kind of ['entry-submitted', 'entry-refused', 'awards-released'] as const) {
      const given =
        kind === 'awards-released'
          ? { awards: [{ awardName: { en: nasty }, entryCode: nasty, title: { en: nasty } }] }
          : { title: { en: nasty }, reason: nasty };
      const { html, text } = written(kind, 'en', given);
      expect(html).not.toContain('<script>');
      expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;');
      expect(text).toContain(nasty);
    }
  });

  it('keeps a subject and a title to one line, whatever was typed', () => {
    const { subject, text } = written(
      'judge-seated',
      'en',
      {},
      { ...edition, name: { en: 'Gala\r\nBcc: all@example.hk' } },
    );
    expect(subject).toBe('Invitation to judge: Gala Bcc: all@example.hk');
    expect(text).not.toContain('\r');
  });
});
