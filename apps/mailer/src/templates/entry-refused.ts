import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const entryRefused: Template<'entry-refused'> = {
  en: (entry, at) => ({
    subject: `${at.Noun} ${entry.entryCode} cannot take part`,
    blocks: [
      `We have checked your ${at.noun} to the ${at.edition}. We are sorry to tell you that it cannot take part.`,
      entryFacts('en', entry, at),
      'The reason given:',
      { quote: entry.reason },
      'Thank you for your interest. We hope that you will enter again.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `資格審查結果：${at.noun} ${entry.entryCode}`,
    blocks: [
      `經審核，你在${at.edition}提交的${at.noun}不符合參賽要求。`,
      entryFacts('zhHant', entry, at),
      '原因如下：',
      { quote: entry.reason },
      '多謝你的支持，期待你日後再次參賽。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `资格审查结果：${at.noun} ${entry.entryCode}`,
    blocks: [
      `经审核，您在${at.edition}提交的${at.noun}不符合参赛要求。`,
      entryFacts('zhHans', entry, at),
      '原因如下：',
      { quote: entry.reason },
      '感谢您的支持，期待您今后再次参赛。',
    ],
  }),
};
