import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const entryAdmitted: Template<'entry-admitted'> = {
  en: (entry, at) => ({
    subject: `${at.Noun} ${entry.entryCode} goes on to judging`,
    blocks: [
      `Your ${at.noun} to the ${at.edition} meets the rules and goes on to judging.`,
      entryFacts('en', entry, at),
      'The judges will see it as it stands today. We will write to you if anything further is needed.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `${at.noun} ${entry.entryCode} 進入評審階段`,
    blocks: [
      `你在${at.edition}的${at.noun}符合參賽資格，將進入評審階段。`,
      entryFacts('zhHant', entry, at),
      '評審以現時提交的內容為準。如需補充資料，我們會另行通知。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `${at.noun} ${entry.entryCode} 进入评审阶段`,
    blocks: [
      `您在${at.edition}的${at.noun}符合参赛资格，将进入评审阶段。`,
      entryFacts('zhHans', entry, at),
      '评审以现时提交的内容为准。如需补充资料，我们会另行通知。',
    ],
  }),
};
