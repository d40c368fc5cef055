import type { ParamsByKind } from '../letter/letter.js';
import type { Block, Place, Template } from './template.js';

type Seat = ParamsByKind['judge-seated'];

function seat(names: { panel: string; category: string }, { panelName, categoryCode }: Seat, at: Place): Block {
  const facts: [string, string][] = [[names.panel, at.text(panelName)]];
  if (categoryCode !== null) facts.push([names.category, at.category(categoryCode)]);
  return { facts };
}

export const judgeSeated: Template<'judge-seated'> = {
  en: (params, at) => ({
    subject: `Invitation to judge: ${at.edition}`,
    blocks: [
      `You are invited to join a judging panel of the ${at.edition}.`,
      seat({ panel: 'Panel', category: 'Category' }, params, at),
      'To begin, sign in with this e-mail address: a code will be sent to it. You will then see the entries that are assigned to you.',
      'Please declare any interest that you have in an entry before you mark it.',
    ],
  }),
  zhHant: (params, at) => ({
    subject: `誠邀擔任評審：${at.edition}`,
    blocks: [
      `誠邀閣下擔任${at.edition}的評審。`,
      seat({ panel: '評審小組', category: '類別' }, params, at),
      `請以此電郵地址登入，驗證碼將會發送至此地址。登入後即可查看獲分派的${at.noun}。`,
      `如與任何${at.noun}有利益關係，請在評分前申報。`,
    ],
  }),
  zhHans: (params, at) => ({
    subject: `诚邀担任评审：${at.edition}`,
    blocks: [
      `诚邀阁下担任${at.edition}的评审。`,
      seat({ panel: '评审小组', category: '类别' }, params, at),
      `请以此电邮地址登录，验证码将发送至此地址。登录后即可查看获分派的${at.noun}。`,
      `如与任何${at.noun}有利益关系，请在评分前申报。`,
    ],
  }),
};
