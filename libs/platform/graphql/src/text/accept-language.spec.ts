import { describe, expect, it } from '@jest/globals';
import { localeOf } from './accept-language.js';

describe('the language of an Accept-Language', () => {
  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['zh-HK', 'zhHant'],
    ['zh-TW, en', 'zhHant'],
    ['yue', 'zhHant'],
    ['ZH-hant-mo', 'zhHant'],
    ['zh', 'zhHans'],
    ['zh-SG', 'zhHans'],
    ['zh-Hans-HK', 'zhHans'],
    ['fr-FR, zh-HK;q=0.7, en;q=0.8', 'en'],
    ['en;q=0, zh-CN;q=0.1', 'zhHans'],
    ['ja, *;q=0.5', undefined],
    ['', undefined],
    [undefined, undefined],
    ['not a tag!!, en;q=high', undefined],
    [`${'x-y,'.repeat(100_000)}en`, undefined],
  ])('%s is %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});
