import {
  awardsReleasedV1,
  deadlineExtendedV1,
  entryAdmittedV2,
  entryRefusedV1,
  entrySubmittedV1,
  entryWithdrawnV1,
  judgeSeatedV1,
  memberInvitedV1,
  signInCodeRequestedV1,
  type Contact,
  type PayloadOf,
} from '@podium/contracts';
import { on, type Listening } from '@podium/platform-outbox';
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
  const intake: Pick<LetterIntake, 'add'> = {
    add: async (tx, eventId, letters) => get(LetterIntake).add(tx, eventId, await asChosen(tx, letters)),
  };
  return [
    on(signInCodeRequestedV1, async (tx, payload, eventId) => {
      // Counted from when it was heard of: the letter says for how long, since no zone is known in which to say until when.
      const minutes = Math.max(1, Math.round((Date.parse(payload.expiresAt) - (await tx.now()).getTime()) / 60_000));
      // In the language it was asked for, whatever was chosen before.
      await get(LetterIntake).add(tx, eventId, [signInCode(payload, minutes)]);
    }),
    on(entrySubmittedV1, (tx, entry, eventId) =>
      intake.add(tx, eventId, toEntrants('entry-submitted', entry, { submittedAt: entry.submittedAt })),
    ),
    on(entryAdmittedV2, (tx, entry, eventId) => intake.add(tx, eventId, toEntrants('entry-admitted', entry, {}))),
    on(entryRefusedV1, (tx, entry, eventId) =>
      intake.add(tx, eventId, toEntrants('entry-refused', entry, { reason: entry.reason })),
    ),
    on(entryWithdrawnV1, (tx, entry, eventId) =>
      intake.add(tx, eventId, toEntrants('entry-withdrawn', entry, { reason: entry.reason })),
    ),
    on(memberInvitedV1, (tx, { email, locale, editionCode, sealedToken, invitedBy, expiresAt }, eventId) => {
      const params = { token: sealedToken, invitedBy, expiresAt };
      return intake.add(tx, eventId, [{ kind: 'team-invitation', recipient: email, locale, editionCode, params }]);
    }),
    on(deadlineExtendedV1, (tx, { contacts, editionCode, ...params }, eventId) =>
      intake.add(
        tx,
        eventId,
        contacts.map(({ email, locale }) => ({
          kind: 'deadline-extended',
          recipient: email,
          locale,
          editionCode,
          params,
        })),
      ),
    ),
    on(judgeSeatedV1, async (tx, { email, panelName, editionCode, categoryCode }, eventId) => {
      const locale = await localeOf(tx, email, editionCode);
      const params = { panelName, categoryCode };
      await intake.add(tx, eventId, [{ kind: 'judge-seated', recipient: email, locale, editionCode, params }]);
    }),
    on(awardsReleasedV1, (tx, release, eventId) => intake.add(tx, eventId, toWinners(release))),
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

function toEntrants<Kind extends 'entry-submitted' | 'entry-admitted' | 'entry-refused' | 'entry-withdrawn'>(
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
