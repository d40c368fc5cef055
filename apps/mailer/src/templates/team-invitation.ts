import type { ParamsByKind } from '../letter/letter.js';
import type { Block, Template } from './template.js';

type Invitation = ParamsByKind['team-invitation'];

/** The inviter's own words are left out: who reads this has agreed to nothing yet, and may not know them. */
const inviter = (name: string, { invitedBy }: Invitation): Block[] =>
  invitedBy === null ? [] : [{ facts: [[name, invitedBy]] }];

export const teamInvitation: Template<'team-invitation'> = {
  en: (invitation, at) => ({
    subject: `Invitation to a team: ${at.edition}`,
    blocks: [
      `Somebody has named you as a member of a team for the ${at.edition}.`,
      ...inviter('Invited by', invitation),
      'You become a member by accepting: sign in and give this code.',
      { code: invitation.token },
      `It works once, until ${at.when(invitation.expiresAt)}. Do not pass it on to anybody.`,
      'If you do not know of this, you need not do anything: without your acceptance you are no member, and no further letter about the team will come.',
    ],
  }),
  zhHant: (invitation, at) => ({
    subject: `邀請加入隊伍：${at.edition}`,
    blocks: [
      `有人把你列為${at.edition}一支隊伍的成員。`,
      ...inviter('邀請人', invitation),
      '接受邀請後你便成為成員：請登入並輸入以下邀請碼。',
      { code: invitation.token },
      `邀請碼只可使用一次，有效期至${at.when(invitation.expiresAt)}。請勿向任何人透露。`,
      '如你並不知情，無須理會本電郵：未經你接受，你不會成為成員，亦不會再收到有關這支隊伍的電郵。',
    ],
  }),
  zhHans: (invitation, at) => ({
    subject: `邀请加入队伍：${at.edition}`,
    blocks: [
      `有人把您列为${at.edition}一支队伍的成员。`,
      ...inviter('邀请人', invitation),
      '接受邀请后您便成为成员：请登录并输入以下邀请码。',
      { code: invitation.token },
      `邀请码只能使用一次，有效期至${at.when(invitation.expiresAt)}。请勿向任何人透露。`,
      '如果您并不知情，请忽略本邮件：未经您接受，您不会成为成员，也不会再收到有关这支队伍的邮件。',
    ],
  }),
};
