import type { ParamsByKind } from '../letter/letter.js';
import type { Block, Place, Template } from './template.js';

type Awards = ParamsByKind['awards-released']['awards'];

const list = (awards: Awards, at: Place, line: (award: string, title: string, code: string) => string): Block => ({
  list: awards.map(({ awardName, title, entryCode }) => line(at.text(awardName), at.text(title), entryCode)),
});

export const awardsReleased: Template<'awards-released'> = {
  en: ({ awards }, at) => ({
    subject: `Congratulations: results of the ${at.edition}`,
    blocks: [
      `The results of the ${at.edition} are public. Congratulations!`,
      list(awards, at, (award, title, code) => `${award}: ${title} (${code})`),
      'The organiser will write to you about the presentation.',
    ],
  }),
  zhHant: ({ awards }, at) => ({
    subject: `恭喜得獎：${at.edition}賽果公布`,
    blocks: [
      `${at.edition}的賽果現已公布，恭喜你獲得以下獎項！`,
      list(awards, at, (award, title, code) => `${award}：${title}（${code}）`),
      '主辦機構將另行通知頒獎典禮安排。',
    ],
  }),
  zhHans: ({ awards }, at) => ({
    subject: `恭喜得奖：${at.edition}赛果公布`,
    blocks: [
      `${at.edition}的赛果现已公布，恭喜您获得以下奖项！`,
      list(awards, at, (award, title, code) => `${award}：${title}（${code}）`),
      '主办机构将另行通知颁奖典礼安排。',
    ],
  }),
};
