import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const entrySubmitted: Template<'entry-submitted'> = {
  en: (entry, at) => ({
    subject: `${at.Noun} ${entry.entryCode} received`,
    blocks: [
      `Thank you for entering the ${at.edition}. We have received your ${at.noun}.`,
      entryFacts('en', entry, at),
      'We will now check that it meets the rules, and will write to you with the outcome. Please quote the entry number whenever you write to us.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `已收到${at.noun} ${entry.entryCode}`,
    blocks: [
      `多謝參加${at.edition}。我們已收到你的${at.noun}。`,
      entryFacts('zhHant', entry, at),
      '我們現正核對參賽資格，稍後會以電郵通知你結果。日後聯絡我們時，請註明參賽編號。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `已收到${at.noun} ${entry.entryCode}`,
    blocks: [
      `感谢您参加${at.edition}。我们已收到您的${at.noun}。`,
      entryFacts('zhHans', entry, at),
      '我们正在核对参赛资格，稍后会以电邮通知您结果。今后与我们联系时，请注明参赛编号。',
    ],
  }),
};
