import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const entryRefused: Template<'entry-refused'> = {
  en: (entry, at) => ({
    subject: `Entry ${entry.entryCode} cannot take part`,
    blocks: [
      `We have checked your entry to the ${at.edition}. We are sorry to tell you that it cannot take part.`,
      entryFacts('en', entry, at),
      'The reason given:',
      { quote: entry.reason },
      'Thank you for your interest. We hope to see another entry of yours.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `參賽作品 ${entry.entryCode} 未能參賽`,
    blocks: [
      `我們已核對你在${at.edition}的參賽作品，很遺憾通知你，該作品未能參賽。`,
      entryFacts('zhHant', entry, at),
      '原因如下：',
      { quote: entry.reason },
      '多謝你的支持，期待你日後再次參賽。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `参赛作品 ${entry.entryCode} 未能参赛`,
    blocks: [
      `我们已核对您在${at.edition}的参赛作品，很遗憾地通知您，该作品未能参赛。`,
      entryFacts('zhHans', entry, at),
      '原因如下：',
      { quote: entry.reason },
      '感谢您的支持，期待您今后再次参赛。',
    ],
  }),
};
