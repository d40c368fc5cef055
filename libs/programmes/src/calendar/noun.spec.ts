import { expect, it } from '@jest/globals';
import { inTheirWords } from './noun.js';

const SAID = {
  en: 'An entry is one of two entries. The entry re-enters; Entry by Entry.',
  zhHant: '此參賽項目屬兩個參賽項目之一。',
  zhHans: '此参赛项目属两个参赛项目之一。',
};

it('says of an entry what the organisers call one', () => {
  expect(inTheirWords(SAID, { en: 'proposal', zhHant: '建議書', zhHans: '建议书' })).toEqual({
    en: 'A proposal is one of two proposals. The proposal re-enters; Proposal by Proposal.',
    zhHant: '此建議書屬兩個建議書之一。',
    zhHans: '此建议书属两个建议书之一。',
  });
  expect(inTheirWords(SAID, { en: 'entry', zhHant: '參賽項目', zhHans: '参赛项目' })).toEqual(SAID);
  expect(inTheirWords(SAID, { en: 'application', zhHant: '', zhHans: '' }).en).toContain('An application is');
});
