import { entryFacts } from './entry-facts.js';
import type { Template } from './template.js';

export const decisionChanged: Template<'decision-changed'> = {
  en: (entry, at) => {
    const said = {
      disqualified: [
        `${at.Noun} ${entry.entryCode} is disqualified`,
        `Your ${at.noun} no longer takes part in the ${at.edition}.`,
      ],
      reinstated: [
        `${at.Noun} ${entry.entryCode} takes part again`,
        `Your ${at.noun} takes part in the ${at.edition} again.`,
      ],
      reversed: [
        `${at.Noun} ${entry.entryCode} is checked again`,
        `What was decided about your ${at.noun} to the ${at.edition} has been taken back. It is checked again, and we shall write to you.`,
      ],
    }[entry.verdict] as [string, string];
    return {
      subject: said[0],
      blocks: [said[1], entryFacts('en', entry, at), 'The reason given:', { quote: entry.reason }],
    };
  },
  zhHant: (entry, at) => {
    const said = {
      disqualified: [`取消資格：${at.noun} ${entry.entryCode}`, `你的${at.noun}已被取消參加${at.edition}的資格。`],
      reinstated: [`恢復資格：${at.noun} ${entry.entryCode}`, `你的${at.noun}已恢復參加${at.edition}的資格。`],
      reversed: [
        `重新審核：${at.noun} ${entry.entryCode}`,
        `先前就你在${at.edition}提交的${at.noun}所作的決定已撤銷，現正重新審核，結果將另行通知。`,
      ],
    }[entry.verdict] as [string, string];
    return {
      subject: said[0],
      blocks: [said[1], entryFacts('zhHant', entry, at), '原因如下：', { quote: entry.reason }],
    };
  },
  zhHans: (entry, at) => {
    const said = {
      disqualified: [`取消资格：${at.noun} ${entry.entryCode}`, `您的${at.noun}已被取消参加${at.edition}的资格。`],
      reinstated: [`恢复资格：${at.noun} ${entry.entryCode}`, `您的${at.noun}已恢复参加${at.edition}的资格。`],
      reversed: [
        `重新审核：${at.noun} ${entry.entryCode}`,
        `先前就您在${at.edition}提交的${at.noun}所作的决定已撤销，现正重新审核，结果将另行通知。`,
      ],
    }[entry.verdict] as [string, string];
    return {
      subject: said[0],
      blocks: [said[1], entryFacts('zhHans', entry, at), '原因如下：', { quote: entry.reason }],
    };
  },
};
