import { entryFacts } from './entry-facts.js';
import type { Block, Template } from './template.js';

const because = (introduction: string, reason: string): Block[] =>
  reason.trim() === '' ? [] : [introduction, { quote: reason }];

export const entryWithdrawn: Template<'entry-withdrawn'> = {
  en: (entry, at) => ({
    subject: `${at.Noun} ${entry.entryCode} withdrawn`,
    blocks: [
      `The following ${at.noun} to the ${at.edition} has been withdrawn. It takes no further part.`,
      entryFacts('en', entry, at),
      ...because('The reason given:', entry.reason),
      'If you did not expect this, please write to the organiser and quote the entry number.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `${at.noun} ${entry.entryCode} 已撤回`,
    blocks: [
      `以下${at.noun}已撤回${at.edition}的參賽申請，不會進入其後的評審階段。`,
      entryFacts('zhHant', entry, at),
      ...because('原因如下：', entry.reason),
      '如對此有疑問，請聯絡主辦機構，並註明參賽編號。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `${at.noun} ${entry.entryCode} 已撤回`,
    blocks: [
      `以下${at.noun}已撤回${at.edition}的参赛申请，不会进入其后的评审阶段。`,
      entryFacts('zhHans', entry, at),
      ...because('原因如下：', entry.reason),
      '如对此有疑问，请联系主办机构，并注明参赛编号。',
    ],
  }),
};
