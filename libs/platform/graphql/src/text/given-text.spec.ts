import { describe, expect, it } from '@jest/globals';
import { Refused } from '../refusal/refusal.js';
import { checked, givenReason, givenText, plainText } from './given-text.js';

const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('what was given and cannot be used', () => {
  it.each([
    [
      'a control character',
      'a\u0001',
      'reason: contains a control character',
      'reason：含有控制字元。',
      'reason：含有控制字符。',
    ],
    [
      'half a character',
      'a\ud800',
      'reason: is not well-formed text',
      'reason：並非完整的文字。',
      'reason：不是完整的文字。',
    ],
    [
      'too much',
      'x'.repeat(2001),
      'reason: is longer than 2000 characters',
      'reason：長於 2000 個字元。',
      'reason：长于 2000 个字符。',
    ],
    ['nothing', ' \u200b', 'reason: is needed', '須說明原因。', '须说明原因。'],
  ])('is named in three languages: %s', (_, given, en, zhHant, zhHans) =>
    expect(refusalOf(() => givenReason(given)).text).toEqual({ en, zhHant, zhHans }),
  );

  it('names the part of it that is wrong', () => {
    const { text } = refusalOf(() => checked('title', givenText(3), { en: 'ok', zhHant: '很長的標題' }));
    expect(text?.zhHant).toBe('title.zhHant：長於 3 個字元。');
    expect(refusalOf(() => checked('title', givenText(3), {})).text?.zhHans).toBe('title：须以至少一种语言填写。');
  });

  it('is said in English alone where no form can send it', () => {
    const { text, message } = refusalOf(() => checked('title', plainText(3), 7));
    expect(text).toBeUndefined();
    expect(message).toContain('title: ');
  });
});
