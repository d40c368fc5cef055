import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, showsNothing } from './shown-text.js';

describe('a text that shows nothing', () => {
  it.each([
    ['nothing at all', ''],
    ['blanks, also the ideographic one', ' \t\n\u00a0\u3000'],
    ['zero-width spaces', '\u200b\u200b'],
    ['joiners', '\u200c\u200d\u2060\ufeff'],
    ['bidi controls', '\u202e\u202c\u2066\u2069\u200e\u200f\u061c'],
    ['Hangul fillers', '\u3164\uffa0\u115f\u1160'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['tags', '\u{e0041}\u{e007f}'],
    ['a blank Braille pattern', '\u2800'],
    ['the Mongolian vowel separator', '\u180e'],
    ['control characters', '\u0000\u0007\u0085'],
  ])('is %s', (_, text) => {
    expect(showsNothing(text)).toBe(true);
    expect(cleanText(text).replace(/[\p{Cc}]/gu, '')).toBe('');
  });

  it.each(['.', '0', '中', 'á', '👩‍🔬', '-', '・'])('is not %s', (text) => {
    expect(showsNothing(text)).toBe(false);
    expect(cleanText(text)).toBe(text);
  });
});

describe('cleaning a text', () => {
  it.each([
    ['a zero-width space inside a word', 'Rob\u200bots', 'Robots'],
    ['an override that turns the reading direction', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a soft hyphen', 'Tech\u00adnology', 'Technology'],
    ['a joiner between Latin letters, which makes two names look alike', 'pay\u200dpal', 'paypal'],
    ['a byte order mark and blanks around', '\ufeff 機械人\u3000', '機械人'],
    ['a filler', 'A\u3164B', 'AB'],
    ['a selector with nothing before it', '\ufe0fA', 'A'],
    ['hidden tags', 'A\u{e0041}\u{e0042}', 'A'],
  ])('takes away %s', (_, text, cleaned) => expect(cleanText(text)).toBe(cleaned));

  it.each([
    ['a form of a Chinese character', '葛\u{e0100}城'],
    ['a coloured picture', '❤\ufe0f'],
    ['a family of joined pictures', '👨\u200d👩\u200d👧'],
    ['a picture with a colour of skin', '👩🏽\u200d🔬'],
    ['a rainbow flag', '🏳\ufe0f\u200d🌈'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['a joiner of Indic letters', 'क्\u200dष'],
    ['a non-joiner of Persian', 'می\u200cخواهم'],
    ['lines', 'one\ntwo'],
  ])('leaves %s', (_, text) => expect(cleanText(text)).toBe(text));

  it('twice is once, and what is left shows something or is empty', () => {
    const odd = fc.constantFrom(
      '\u200b',
      '\u200d',
      '\u202e',
      '\ufe0f',
      '\u3164',
      '\u00ad',
      '中',
      'a',
      '👩',
      ' ',
      '\u{e0100}',
      '\ufdd0',
      '🏴',
      'ぁ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 12 }), (parts) => {
        const cleaned = cleanText(parts.join(''));
        expect(cleanText(cleaned)).toBe(cleaned);
        expect(cleaned === '' || !showsNothing(cleaned)).toBe(true);
      }),
      // The selector goes, and with it what the joiner stood after.
      { examples: [[['\ufe0f', '\u200d', 'ぁ']]] },
    );
  });

  it('takes linear time', () => {
    const hostile = '\u200b\u200d'.repeat(200_000);
    expect(cleanText(hostile)).toBe('');
    expect(cleanText(`a${hostile}b`)).toBe('ab');
  });
});
