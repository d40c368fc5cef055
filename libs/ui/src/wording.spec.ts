import { describe, expect, it } from '@jest/globals';
import { wordsIn } from './wording.js';

const catalogue = {
  awards: { en: ['{count} award', '{count} awards'], zhHant: '{count} 個獎項', zhHans: '{count} 个奖项' },
  hello: { en: 'To {name}, {other}', zhHant: '致{name}', zhHans: '致{name}' },
} as const;

describe('words', () => {
  it('count where the language does', () => {
    const [english, chinese] = [wordsIn('en', catalogue), wordsIn('zh-Hant', catalogue)];
    expect([0, 1, 2].map((count) => english('awards', { count }))).toEqual(['0 awards', '1 award', '2 awards']);
    expect(chinese('awards', { count: 1 })).toBe('1 個獎項');
  });

  it('are filled in by name, and what is not given stays to be seen', () => {
    expect(wordsIn('en', catalogue)('hello', { name: 'Amy' })).toBe('To Amy, {other}');
    expect(wordsIn('zh-Hans', catalogue)('hello', { name: '$1' })).toBe('致$1');
  });
});
