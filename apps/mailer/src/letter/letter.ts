import type { Contact, EventText } from '@podium/contracts';

export type LocaleName = Contact['locale'];
export type LetterState = 'queued' | 'sending' | 'sent' | 'failed' | 'in-doubt';

/** Where an entry stands, as a letter about it says. */
export interface EntryParams {
  entryCode: string;
  categoryCode: string;
  title: EventText;
}

/** What each kind of letter is written from. */
export interface ParamsByKind {
  /** The code is sealed until the letter is written; see sealed-params.ts. */
  'sign-in-code': { code: string; minutes: number };
  'entry-submitted': EntryParams & { submittedAt: string };
  'entry-admitted': EntryParams;
  'entry-refused': EntryParams & { reason: string };
  'entry-withdrawn': EntryParams & { reason: string };
  /** The token is sealed, as the code is. */
  'team-invitation': { token: string; invitedBy: string | null; expiresAt: string };
  'deadline-extended': {
    milestoneName: EventText;
    categoryCode: string | null;
    was: string;
    becomes: string;
    reason: string;
  };
  'decision-changed': EntryParams & { verdict: 'disqualified' | 'reinstated' | 'reversed'; reason: string };
  'entrant-asked': EntryParams & {
    occasion: 'asked' | 'reminded' | 'extended' | 'taken-back';
    question: string;
    fieldNames: EventText[];
    dueAt: string;
    reason: string | null;
  };
  'judge-seated': { panelName: EventText; categoryCode: string | null };
  'awards-released': { awards: { awardName: EventText; entryCode: string; title: EventText }[] };
}

export type LetterKind = keyof ParamsByKind;

/** A letter to be written to one recipient. */
export interface NewLetter<Kind extends LetterKind = LetterKind> {
  kind: Kind;
  recipient: string;
  locale: LocaleName;
  editionCode: string | null;
  params: ParamsByKind[Kind];
  /** After this instant it is not sent any more; absent: four days from now. */
  giveUpAt?: string;
}

/** A letter and the event that it is written because of. */
export interface CausedLetter extends NewLetter {
  eventId: string;
}
