import { describe, expect, it } from '@jest/globals';
import { emailKey, readAddress, readEmail } from './email.js';

/** The one table of examples. As written; as sent to; as compared. */
const good: [text: string, written: string, key: string][] = [
  ['tai.man@example.hk', 'tai.man@example.hk', 'tai.man@example.hk'],
  [' Tai.Man@Example.HK\t', 'Tai.Man@example.hk', 'tai.man@example.hk'],
  ['r&d@example.hk', 'r&d@example.hk', 'r&d@example.hk'],
  ["o'brien+podium@example.hk", "o'brien+podium@example.hk", "o'brien+podium@example.hk"],
  ['a!#$%*/=?^_`{|}~-b@example.hk', 'a!#$%*/=?^_`{|}~-b@example.hk', 'a!#$%*/=?^_`{|}~-b@example.hk'],
  ['info@中国.香港', 'info@中国.香港', 'info@xn--fiqs8s.xn--j6w193g'],
  ['info@xn--fiqs8s.xn--j6w193g', 'info@xn--fiqs8s.xn--j6w193g', 'info@xn--fiqs8s.xn--j6w193g'],
  ['INFO@XN--FIQS8S.XN--J6W193G', 'INFO@xn--fiqs8s.xn--j6w193g', 'info@xn--fiqs8s.xn--j6w193g'],
  ['陳大文@例子.香港', '陳大文@例子.香港', '陳大文@xn--fsqu00a.xn--j6w193g'],
  ['ｔａｉ．ｍａｎ＠ｅｘａｍｐｌｅ．ｈｋ', 'tai.man@example.hk', 'tai.man@example.hk'],
  ['taiman@example。hk', 'taiman@example.hk', 'taiman@example.hk'],
  ['info@中国。香港', 'info@中国.香港', 'info@xn--fiqs8s.xn--j6w193g'],
  ['\ufefftai\u200bman@exam\u00adple.hk\u200e', 'taiman@example.hk', 'taiman@example.hk'],
  ['a@3com.com', 'a@3com.com', 'a@3com.com'],
  [`${'l'.repeat(64)}@example.hk`, `${'l'.repeat(64)}@example.hk`, `${'l'.repeat(64)}@example.hk`],
];

const bad = [
  '',
  '@',
  'nobody',
  'nobody@',
  '@example.hk',
  'nobody@localhost',
  'a@b@example.hk',
  'two words@example.hk',
  '"two words"@example.hk',
  'Tai Man <tai.man@example.hk>',
  'tai.man@example.hk, other@example.hk',
  '.dot@example.hk',
  'dot.@example.hk',
  'two..dots@example.hk',
  'a@two..dots.hk',
  'a@example.hk.',
  'a@192.168.0.1',
  'a@[192.168.0.1]',
  'a@1.2.3',
  'a@example.1',
  'a@exa_mple.hk',
  'a@ex%61mple.hk',
  'a@example.hk:25',
  'a@xn--a.hk',
  'a\r\nBcc: b@example.hk',
  'a\u0000@example.hk',
  'a@example.hk\nb@example.hk',
  'a\ud800@example.hk',
  `${'l'.repeat(65)}@example.hk`,
  `${'文'.repeat(22)}@example.hk`,
  `a@${'d'.repeat(64)}.hk`,
  `${'l'.repeat(60)}@${`${'d'.repeat(60)}.`.repeat(4)}hk`,
  'x'.repeat(100_000),
];

describe('an address', () => {
  it.each(good)('%j is sent to as %s and compared as %s', (text, written, key) => {
    expect(readAddress(text)).toEqual({ written, key });
    expect(readEmail(text)).toBe(written);
    expect(emailKey(text)).toBe(key);
    // What was read reads the same again, in both forms.
    expect(readAddress(written)?.key).toBe(key);
    expect(readAddress(key)?.key).toBe(key);
  });

  it.each(bad)('%j is none', (text) => {
    expect(readAddress(text)).toBeNull();
    expect(readAddress(emailKey(text))).toBeNull();
  });
});
