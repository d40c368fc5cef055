// Generated from entry.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What somebody may do with an entry. */
export type EntryAct =
  'ADMIT' | 'ASK' | 'DISQUALIFY' | 'READ' | 'REFUSE' | 'REINSTATE' | 'REVERSE' | 'SAVE' | 'SUBMIT' | 'WITHDRAW';

export type EntryState = 'ADMITTED' | 'DISQUALIFIED' | 'DRAFT' | 'REFUSED' | 'SUBMITTED' | 'WITHDRAWN';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type SaveEntryInput = {
  /** All answers; absent: as they are. */
  readonly answers?: unknown;
  readonly entryId: string;
  /** The team as it shall be; absent: as it is. */
  readonly team?: TeamInput | null | undefined;
  readonly title?: TextInput | null | undefined;
  /** The version you saw. */
  readonly version: number;
};

export type TeamInput = {
  readonly members: ReadonlyArray<TeamMemberInput>;
  readonly name: TextInput;
  readonly organisation?: TextInput | null | undefined;
};

/** A member of a team; the name in its parts, never split. */
export type TeamMemberInput = {
  /** Absent: family name in capitals, then given name. */
  readonly displayName?: string | null | undefined;
  readonly email: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly leader?: boolean;
  /** The language of letters to this member. */
  readonly locale?: Locale;
  readonly nameZh?: string | null | undefined;
  readonly otherName?: string | null | undefined;
};

/** Text that people read, in one language at least. Nothing is translated by machine. */
export type TextInput = {
  readonly en?: string | null | undefined;
  readonly zhHans?: string | null | undefined;
  readonly zhHant?: string | null | undefined;
};

export type EntryShownQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;

export type EntryShownQuery = {
  readonly entry: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly state: EntryState;
    readonly version: number;
    readonly answers: unknown;
    readonly editionCode: string;
    readonly categoryCode: string;
    readonly streamCode: string;
    readonly submittedAt: string | null;
    readonly viewerCan: ReadonlyArray<EntryAct>;
    readonly decisions: ReadonlyArray<{ readonly reason: string }>;
    readonly roster: {
      readonly name: string;
      readonly organisation: string | null;
      readonly members: ReadonlyArray<{ readonly displayName: string }>;
    };
  } | null;
};

export type FormOfQueryVariables = Exact<{
  code: string;
  locale: Locale;
}>;

export type FormOfQuery = {
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly calendar: ReadonlyArray<{
      readonly code: string;
      readonly at: string;
      readonly category: string | null;
      readonly en: string;
      readonly zhHant: string;
      readonly zhHans: string;
    }>;
    readonly categories: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly form: unknown;
      readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      readonly streams: ReadonlyArray<{ readonly code: string; readonly name: string }>;
    }>;
  } | null;
};

export type EntryAnswersQueryVariables = Exact<{
  id: string;
}>;

export type EntryAnswersQuery = { readonly entry: { readonly version: number; readonly answers: unknown } | null };

export type SaveEntryMutationVariables = Exact<{
  input: SaveEntryInput;
}>;

export type SaveEntryMutation = {
  readonly saveEntry:
    | { readonly __typename: 'EnrolmentClosed'; readonly message: string }
    | { readonly __typename: 'EnrolmentNotOpen'; readonly message: string }
    | { readonly __typename: 'Entry'; readonly version: number }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'EntryIncomplete'; readonly message: string }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'LeadIsHandedOver'; readonly message: string }
    | { readonly __typename: 'OnlyTheLeader'; readonly message: string }
    | { readonly __typename: 'TeamSizeNotAllowed'; readonly message: string }
    | { readonly __typename: 'TooManyInvitations'; readonly message: string }
    | { readonly __typename: 'UnknownFields'; readonly message: string };
};

export type SubmitEntryMutationVariables = Exact<{
  input: SaveEntryInput;
}>;

export type SubmitEntryMutation = {
  readonly submitEntry:
    | { readonly __typename: 'EnrolmentClosed'; readonly message: string }
    | { readonly __typename: 'EnrolmentNotOpen'; readonly message: string }
    | { readonly __typename: 'Entry'; readonly id: string; readonly version: number; readonly state: EntryState }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | {
        readonly __typename: 'EntryIncomplete';
        readonly message: string;
        readonly problems: ReadonlyArray<{ readonly path: string; readonly code: string; readonly text: string }>;
      }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'LeadIsHandedOver'; readonly message: string }
    | { readonly __typename: 'OnlyTheLeader'; readonly message: string }
    | { readonly __typename: 'TeamSizeNotAllowed'; readonly message: string }
    | { readonly __typename: 'TooManyInvitations'; readonly message: string }
    | { readonly __typename: 'UnknownFields'; readonly message: string };
};

export const EntryShown: TypedDocument<EntryShownQuery, EntryShownQueryVariables> = {
  id: 'sha256:98d58fbb219930c9894db7af509c08c7a503a0808010e557917e85c7e6c8c198',
  text: 'query EntryShown($id: ID!, $locale: Locale!) {\n  entry(id: $id) {\n    id\n    code\n    title(locale: $locale)\n    state\n    version\n    answers\n    editionCode\n    categoryCode\n    streamCode\n    submittedAt\n    viewerCan\n    decisions {\n      reason\n    }\n    roster {\n      name(locale: $locale)\n      organisation(locale: $locale)\n      members {\n        displayName\n      }\n    }\n  }\n}',
};
export const FormOf: TypedDocument<FormOfQuery, FormOfQueryVariables> = {
  id: 'sha256:48f0964a4ea5ed784503eb1d0f5b454c702cfc7e395bf314f5e08a602c5b6040',
  text: 'query FormOf($code: String!, $locale: Locale!) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    timeZone\n    calendar {\n      code\n      en: name(locale: EN)\n      zhHant: name(locale: ZH_HANT)\n      zhHans: name(locale: ZH_HANS)\n      at\n      category\n    }\n    categories {\n      code\n      name(locale: $locale)\n      form\n      entering {\n        opensAt\n        closesAt\n      }\n      streams {\n        code\n        name(locale: $locale)\n      }\n    }\n  }\n}',
};
export const EntryAnswers: TypedDocument<EntryAnswersQuery, EntryAnswersQueryVariables> = {
  id: 'sha256:487aa48b2dc6b3aaaaca926026a51a4952d777fb29524e591c6d70049a2474c3',
  text: 'query EntryAnswers($id: ID!) {\n  entry(id: $id) {\n    version\n    answers\n  }\n}',
};
export const SaveEntry: TypedDocument<SaveEntryMutation, SaveEntryMutationVariables> = {
  id: 'sha256:864f609d352aa46bf3699ee503f27208d8d3727301629a73939f7a952570347c',
  text: 'mutation SaveEntry($input: SaveEntryInput!) {\n  saveEntry(input: $input) {\n    __typename\n    ... on Entry {\n      version\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const SubmitEntry: TypedDocument<SubmitEntryMutation, SubmitEntryMutationVariables> = {
  id: 'sha256:b651a1bcb5cd15a81a67e10422670d1068755568b2ec3bbe0a0099ad07a0225a',
  text: 'mutation SubmitEntry($input: SaveEntryInput!) {\n  submitEntry(input: $input) {\n    __typename\n    ... on Entry {\n      id\n      version\n      state\n    }\n    ... on Refusal {\n      message\n    }\n    ... on EntryIncomplete {\n      problems {\n        path\n        code\n        text(locale: EN)\n      }\n    }\n  }\n}',
};
