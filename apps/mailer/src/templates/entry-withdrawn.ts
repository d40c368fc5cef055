import { entryFacts } from './entry-facts.js';
import type { Block, Template } from './template.js';

const because = (introduction: string, reason: string): Block[] =>
  reason.trim() === '' ? [] : [introduction, { quote: reason }];

export const entryWithdrawn: Template<'entry-withdrawn'> = {
  en: (entry, at) => ({
    subject: `Entry ${entry.entryCode} withdrawn`,
    blocks: [
      `The following entry to the ${at.edition} has been withdrawn. It takes no further part.`,
      entryFacts('en', entry, at),
      ...because('The reason given:', entry.reason),
      'If you did not expect this, please write to the organiser and quote the entry number.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `參賽作品 ${entry.entryCode} 已退出`,
    blocks: [
      `以下參賽作品已退出${at.edition}，不會再進入其後的階段。`,
      entryFacts('zhHant', entry, at),
      ...because('原因如下：', entry.reason),
      '如對此有疑問，請聯絡主辦機構，並註明參賽編號。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `参赛作品 ${entry.entryCode} 已退出`,
    blocks: [
      `以下参赛作品已退出${at.edition}，不会再进入之后的阶段。`,
      entryFacts('zhHans', entry, at),
      ...because('原因如下：', entry.reason),
      '如对此有疑问，请联系主办机构，并注明参赛编号。',
    ],
  }),
};
