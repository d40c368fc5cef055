import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const entryAdmitted: Template<'entry-admitted'> = {
  en: (entry, at) => ({
    subject: `Entry ${entry.entryCode} goes on to judging`,
    blocks: [
      `Your entry to the ${at.edition} meets the rules and goes on to judging.`,
      entryFacts('en', entry, at),
      'The judges will see it as it stands today. We will write to you if anything further is needed.',
    ],
  }),
  zhHant: (entry, at) => ({
    subject: `參賽作品 ${entry.entryCode} 進入評審階段`,
    blocks: [
      `你在${at.edition}的參賽作品符合參賽資格，將進入評審階段。`,
      entryFacts('zhHant', entry, at),
      '評審將以參賽作品現時的內容為準。如需補充資料，我們會另行通知。',
    ],
  }),
  zhHans: (entry, at) => ({
    subject: `参赛作品 ${entry.entryCode} 进入评审阶段`,
    blocks: [
      `您在${at.edition}的参赛作品符合参赛资格，将进入评审阶段。`,
      entryFacts('zhHans', entry, at),
      '评审将以参赛作品现在的内容为准。如需补充资料，我们会另行通知。',
    ],
  }),
};
