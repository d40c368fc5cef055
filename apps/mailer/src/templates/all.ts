import type { LetterKind } from '../letter/letter.js';
import { awardsReleased } from './awards-released.js';
import { deadlineExtended } from './deadline-extended.js';
import { decisionChanged } from './decision-changed.js';
import { entrantAsked } from './entrant-asked.js';
import { entryAdmitted } from './entry-admitted.js';
import { entryRefused } from './entry-refused.js';
import { entrySubmitted } from './entry-submitted.js';
import { entryWithdrawn } from './entry-withdrawn.js';
import { judgeSeated } from './judge-seated.js';
import { signInCode } from './sign-in-code.js';
import { teamInvitation } from './team-invitation.js';
import type { Template } from './template.js';

export const templates: { [Kind in LetterKind]: Template<Kind> } = {
  'sign-in-code': signInCode,
  'entry-submitted': entrySubmitted,
  'entry-admitted': entryAdmitted,
  'entry-refused': entryRefused,
  'entry-withdrawn': entryWithdrawn,
  'team-invitation': teamInvitation,
  'deadline-extended': deadlineExtended,
  'decision-changed': decisionChanged,
  'entrant-asked': entrantAsked,
  'judge-seated': judgeSeated,
  'awards-released': awardsReleased,
};
