import { expect, it } from '@jest/globals';
import { Refusal } from '@podium/platform-graphql';
import * as letters from './letter.type.js';

const refusals = Object.entries(letters).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof Refusal,
) as [string, new () => Refusal][];

it('declares refusals', () => expect(refusals).toHaveLength(2));

it.each(refusals)('%s speaks each of the three languages', (_, Declared) => {
  const { message, text } = new Declared();
  expect(text).toEqual({
    en: message,
    zhHant: expect.stringMatching(/封電郵.*。$/u),
    zhHans: expect.stringMatching(/封邮件.*。$/u),
  });
});
