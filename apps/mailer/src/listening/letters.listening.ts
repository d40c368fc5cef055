import {
  awardsReleasedV1,
  deadlineExtendedV1,
  decisionChangedV1,
  entrantAskedV1,
  entryAdmittedV2,
  entryRefusedV1,
  entrySubmittedV1,
  entryWithdrawnV1,
  judgeSeatedV1,
  memberInvitedV1,
  signInCodeRequestedV1,
  type Contact,
  type EventKind,
  type PayloadOf,
} from '@podium/contracts';
import { on, onSeveral, type Listening } from '@podium/platform-outbox';
import type { Get } from '@podium/platform-service';
import { emailKey } from '@podium/programmes';
import type { EntryParams, NewLetter } from '../letter/letter.js';
import { LetterIntake } from '../letter/letter-intake.js';
import { asChosen, localeOf } from './reader.js';

interface EntryFacts extends EntryParams {
  editionCode: string;
  contacts: Contact[];
}

/** Which event makes which letters. Read down: the event; read across: whom it is written to, and from what. */
export function letterListenings(get: Get): Listening[] {
  // Found when a letter is due: what this service hears is stated before it is up.
  const letters = <Payload>(kind: EventKind<Payload>, of: (payload: Payload) => NewLetter[]) =>
    onSeveral(kind, async (tx, news) => {
      const caused = news.flatMap(({ payload, eventId }) => of(payload).map((letter) => ({ ...letter, eventId })));
      await get(LetterIntake).add(tx, await asChosen(tx, caused));
    });
  return [
    onSeveral(signInCodeRequestedV1, async (tx, news) => {
      // Counted from when it was heard of: the letter says for how long, since no zone is known in which to say until when.
      const now = (await tx.now()).getTime();
      const minutes = (until: string) => Math.max(1, Math.round((Date.parse(until) - now) / 60_000));
      const codes = news.map(({ payload, eventId }) => ({
        ...signInCode(payload, minutes(payload.expiresAt)),
        eventId,
      }));
      // In the language it was asked for, whatever was chosen before.
      await get(LetterIntake).add(tx, codes);
    }),
    letters(entrySubmittedV1, (entry) => toEntrants('entry-submitted', entry, { submittedAt: entry.submittedAt })),
    letters(entryAdmittedV2, (entry) => toEntrants('entry-admitted', entry, {})),
    letters(entryRefusedV1, (entry) => toEntrants('entry-refused', entry, { reason: entry.reason })),
    letters(entryWithdrawnV1, (entry) => toEntrants('entry-withdrawn', entry, { reason: entry.reason })),
    letters(decisionChangedV1, ({ verdict, reason, ...entry }) =>
      toEntrants('decision-changed', entry, { verdict, reason }),
    ),
    letters(entrantAskedV1, ({ occasion, question, fieldNames, dueAt, reason, ...entry }) =>
      toEntrants('entrant-asked', entry, { occasion, question, fieldNames, dueAt, reason }),
    ),
    letters(memberInvitedV1, ({ email, locale, editionCode, sealedToken, invitedBy, expiresAt }) => [
      {
        kind: 'team-invitation',
        recipient: email,
        locale,
        editionCode,
        params: { token: sealedToken, invitedBy, expiresAt },
      },
    ]),
    letters(deadlineExtendedV1, ({ contacts, editionCode, ...params }) =>
      contacts.map(({ email, locale }) => ({
        kind: 'deadline-extended',
        recipient: email,
        locale,
        editionCode,
        params,
      })),
    ),
    on(judgeSeatedV1, async (tx, { email, panelName, editionCode, categoryCode }, eventId) => {
      const locale = await localeOf(tx, email, editionCode);
      const params = { panelName, categoryCode };
      const letter: NewLetter = { kind: 'judge-seated', recipient: email, locale, editionCode, params };
      await get(LetterIntake).add(tx, await asChosen(tx, [{ ...letter, eventId }]));
    }),
    letters(awardsReleasedV1, toWinners),
  ];
}

function signInCode(
  { email, sealedCode, locale, expiresAt }: PayloadOf<typeof signInCodeRequestedV1>,
  minutes: number,
): NewLetter {
  return {
    kind: 'sign-in-code',
    recipient: email,
    locale,
    editionCode: null,
    params: { code: sealedCode, minutes },
    giveUpAt: expiresAt,
  };
}

function toEntrants<
  Kind extends
    'decision-changed' | 'entrant-asked' | 'entry-submitted' | 'entry-admitted' | 'entry-refused' | 'entry-withdrawn',
>(
  kind: Kind,
  { entryCode, categoryCode, title, editionCode, contacts }: EntryFacts,
  more: Omit<NewLetter<Kind>['params'], keyof EntryParams>,
): NewLetter[] {
  const params = { entryCode, categoryCode, title, ...more } as NewLetter<Kind>['params'];
  return contacts.map(({ email, locale }) => ({ kind, recipient: email, locale, editionCode, params }));
}

/** Somebody with several awards gets one letter that names them all. */
function toWinners({ editionCode, awards }: PayloadOf<typeof awardsReleasedV1>): NewLetter[] {
  const letters = new Map<string, NewLetter<'awards-released'>>();
  for (const { awardName, entryCode, title, contacts } of awards) {
    for (const [key, contact] of new Map(contacts.map((each) => [emailKey(each.email), each]))) {
      const letter = letters.get(key) ?? {
        kind: 'awards-released' as const,
        recipient: contact.email,
        locale: contact.locale,
        editionCode,
        params: { awards: [] },
      };
      letter.params.awards.push({ awardName, entryCode, title });
      letters.set(key, letter);
    }
  }
  return [...letters.values()];
}
