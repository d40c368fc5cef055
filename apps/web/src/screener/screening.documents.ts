// Generated from screening.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EligibilityOutcome = 'MET' | 'NOT_MET' | 'PERSON_MUST_DECIDE';

/** What somebody may do with an entry. */
export type EntryAct =
  'ADMIT' | 'ASK' | 'DISQUALIFY' | 'READ' | 'REFUSE' | 'REINSTATE' | 'REVERSE' | 'SAVE' | 'SUBMIT' | 'WITHDRAW';

export type EntryState = 'ADMITTED' | 'DISQUALIFIED' | 'DRAFT' | 'REFUSED' | 'SUBMITTED' | 'WITHDRAWN';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type ScreeningVerdict = 'ADMIT' | 'REFUSE';

export type ScreenEntryInput = {
  readonly entryId: string;
  /** Needed for a refusal: it is written to the entrant. */
  readonly reason?: string | null | undefined;
  readonly verdict: ScreeningVerdict;
  /** The version that was screened. */
  readonly version: number;
};

export type ScreeningQueueQueryVariables = Exact<{
  code: string;
  category?: string | null | undefined;
  state?: EntryState | null | undefined;
  locale: Locale;
  after?: string | null | undefined;
}>;

export type ScreeningQueueQuery = {
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly categories: ReadonlyArray<{ readonly code: string; readonly name: string }>;
  } | null;
  readonly entries: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly code: string;
      readonly title: string;
      readonly state: EntryState;
      readonly categoryCode: string;
      readonly submittedAt: string | null;
      readonly roster: { readonly name: string };
    }>;
  };
};

export type EntryToScreenQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;

export type EntryToScreenQuery = {
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
    readonly decidedAt: string | null;
    readonly viewerCan: ReadonlyArray<EntryAct>;
    readonly roster: {
      readonly name: string;
      readonly organisation: string | null;
      readonly members: ReadonlyArray<{ readonly displayName: string; readonly email: string }>;
    };
  } | null;
  readonly eligibility: {
    readonly findings: ReadonlyArray<{
      readonly rule: string;
      readonly applies: boolean;
      readonly outcome: EligibilityOutcome;
      readonly text: string;
      readonly because: string;
      readonly evidence: string | null;
      readonly fields: ReadonlyArray<string>;
    }>;
  } | null;
};

export type FormScreenedQueryVariables = Exact<{
  code: string;
}>;

export type FormScreenedQuery = {
  readonly edition: {
    readonly code: string;
    readonly timeZone: string;
    readonly calendar: ReadonlyArray<{
      readonly code: string;
      readonly at: string;
      readonly category: string | null;
      readonly en: string;
      readonly zhHant: string;
      readonly zhHans: string;
    }>;
    readonly categories: ReadonlyArray<{ readonly code: string; readonly form: unknown }>;
  } | null;
};

export type ScreenEntryMutationVariables = Exact<{
  input: ScreenEntryInput;
}>;

export type ScreenEntryMutation = {
  readonly screenEntry:
    | { readonly __typename: 'Entry'; readonly id: string; readonly state: EntryState; readonly version: number }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string };
};

export const ScreeningQueue: TypedDocument<ScreeningQueueQuery, ScreeningQueueQueryVariables> = {
  id: 'sha256:f7912ce692d4bcfc6dc9e77a70e346944e5cd39d8f8b925b057503ce6f31e4b6',
  text: 'query ScreeningQueue($code: String!, $category: String, $state: EntryState, $locale: Locale!, $after: String) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    timeZone\n    categories {\n      code\n      name(locale: $locale)\n    }\n  }\n  entries(\n    editionCode: $code\n    categoryCode: $category\n    state: $state\n    first: 100\n    after: $after\n  ) {\n    totalCount\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    nodes {\n      id\n      code\n      title(locale: $locale)\n      state\n      categoryCode\n      submittedAt\n      roster {\n        name(locale: $locale)\n      }\n    }\n  }\n}',
};
export const EntryToScreen: TypedDocument<EntryToScreenQuery, EntryToScreenQueryVariables> = {
  id: 'sha256:acc704f21f00f95b8c953119673d3f76558268017f3fdd8b364c8e38d7f08a2b',
  text: 'query EntryToScreen($id: ID!, $locale: Locale!) {\n  entry(id: $id) {\n    id\n    code\n    title(locale: $locale)\n    state\n    version\n    answers\n    editionCode\n    categoryCode\n    streamCode\n    submittedAt\n    decidedAt\n    viewerCan\n    roster {\n      name(locale: $locale)\n      organisation(locale: $locale)\n      members {\n        displayName\n        email\n      }\n    }\n  }\n  eligibility(entryId: $id) {\n    findings {\n      rule\n      applies\n      outcome\n      text(locale: $locale)\n      because(locale: $locale)\n      evidence(locale: $locale)\n      fields\n    }\n  }\n}',
};
export const FormScreened: TypedDocument<FormScreenedQuery, FormScreenedQueryVariables> = {
  id: 'sha256:459e67a1370e94fe228c0c70e266f3b6a2f39b66aac7abbe49ba748bd64df6e3',
  text: 'query FormScreened($code: String!) {\n  edition(code: $code) {\n    code\n    timeZone\n    calendar {\n      code\n      en: name(locale: EN)\n      zhHant: name(locale: ZH_HANT)\n      zhHans: name(locale: ZH_HANS)\n      at\n      category\n    }\n    categories {\n      code\n      form\n    }\n  }\n}',
};
export const ScreenEntry: TypedDocument<ScreenEntryMutation, ScreenEntryMutationVariables> = {
  id: 'sha256:4f37a8613ba4636972294c6004776dcb564b90063b3eead333edf9b9fdb9fbee',
  text: 'mutation ScreenEntry($input: ScreenEntryInput!) {\n  screenEntry(input: $input) {\n    __typename\n    ... on Entry {\n      id\n      state\n      version\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
