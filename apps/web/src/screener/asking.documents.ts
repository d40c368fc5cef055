// Generated from asking.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What somebody may do with an entry. */
export type EntryAct =
  'ADMIT' | 'ASK' | 'DISQUALIFY' | 'READ' | 'REFUSE' | 'REINSTATE' | 'REVERSE' | 'SAVE' | 'SUBMIT' | 'WITHDRAW';

export type EntryQueryState =
  | 'ANSWERED'
  /** Nobody answered, and the entry was withdrawn or refused. */
  | 'LAPSED'
  | 'OPEN'
  | 'TAKEN_BACK';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

/** What somebody may do with a query to an entrant. */
export type QueryAct = 'ANSWER' | 'EXTEND' | 'TAKE_BACK';

export type AskEntrantInput = {
  /** A whole minute, within a year. */
  readonly dueAt: string;
  readonly entryId: string;
  /** Ids of fields of its form, 1 to 20. */
  readonly fields: ReadonlyArray<string>;
  /** Written to the entrant. */
  readonly question: string;
};

export type ExtendQueryInput = {
  /** A whole minute, later than it was. */
  readonly dueAt: string;
  readonly queryId: string;
  /** Kept on record, and written to the entrant. */
  readonly reason: string;
};

export type TakeBackQueryInput = {
  readonly queryId: string;
  /** Kept on record, and written to the entrant. */
  readonly reason: string;
};

export type AskedOfEntryQueryVariables = Exact<{
  id: string;
}>;

export type AskedOfEntryQuery = {
  readonly entry: {
    readonly id: string;
    readonly viewerCan: ReadonlyArray<EntryAct>;
    readonly queries: ReadonlyArray<{
      readonly id: string;
      readonly fields: ReadonlyArray<string>;
      readonly question: string;
      readonly dueAt: string;
      readonly state: EntryQueryState;
      readonly overdue: boolean;
      readonly viewerCan: ReadonlyArray<QueryAct>;
      readonly reply: {
        readonly note: string;
        readonly before: unknown;
        readonly answers: unknown;
        readonly repliedAt: string;
      } | null;
    }>;
  } | null;
};

export type OverdueQuestionsQueryVariables = Exact<{
  code: string;
  category?: string | null | undefined;
  locale: Locale;
}>;

export type OverdueQuestionsQuery = {
  readonly entryQueries: {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly question: string;
      readonly dueAt: string;
      readonly entry: { readonly id: string; readonly code: string; readonly title: string } | null;
    }>;
  };
};

export type AskEntrantMutationVariables = Exact<{
  input: AskEntrantInput;
}>;

export type AskEntrantMutation = {
  readonly askEntrant:
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryQuery'; readonly id: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string }
    | { readonly __typename: 'UnknownFields'; readonly message: string };
};

export type ExtendQueryMutationVariables = Exact<{
  input: ExtendQueryInput;
}>;

export type ExtendQueryMutation = {
  readonly extendQuery:
    | { readonly __typename: 'EntryQuery'; readonly id: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string }
    | { readonly __typename: 'QueryNotFound'; readonly message: string }
    | { readonly __typename: 'QueryNotOpen'; readonly message: string };
};

export type TakeBackQueryMutationVariables = Exact<{
  input: TakeBackQueryInput;
}>;

export type TakeBackQueryMutation = {
  readonly takeBackQuery:
    | { readonly __typename: 'EntryQuery'; readonly id: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string }
    | { readonly __typename: 'QueryNotFound'; readonly message: string }
    | { readonly __typename: 'QueryNotOpen'; readonly message: string };
};

export const AskedOfEntry: TypedDocument<AskedOfEntryQuery, AskedOfEntryQueryVariables> = {
  id: 'sha256:b6d3ed2fbc2422012000b155e382aacdc54137dd567132271d526afd1b7af9b0',
  text: 'query AskedOfEntry($id: ID!) {\n  entry(id: $id) {\n    id\n    viewerCan\n    queries {\n      id\n      fields\n      question\n      dueAt\n      state\n      overdue\n      viewerCan\n      reply {\n        note\n        before\n        answers\n        repliedAt\n      }\n    }\n  }\n}',
};
export const OverdueQuestions: TypedDocument<OverdueQuestionsQuery, OverdueQuestionsQueryVariables> = {
  id: 'sha256:5c9f59cfc7d9599cc2cf62c9b2f346549d9a27de38932433d238fb0f883935ed',
  text: 'query OverdueQuestions($code: String!, $category: String, $locale: Locale!) {\n  entryQueries(\n    editionCode: $code\n    categoryCode: $category\n    overdueOnly: true\n    first: 100\n  ) {\n    totalCount\n    nodes {\n      id\n      question\n      dueAt\n      entry {\n        id\n        code\n        title(locale: $locale)\n      }\n    }\n  }\n}',
};
export const AskEntrant: TypedDocument<AskEntrantMutation, AskEntrantMutationVariables> = {
  id: 'sha256:6d00c327b7af69771cad304a8d2f65cb470287506bbe1a8677903a67d7e43e04',
  text: 'mutation AskEntrant($input: AskEntrantInput!) {\n  askEntrant(input: $input) {\n    __typename\n    ... on EntryQuery {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ExtendQuery: TypedDocument<ExtendQueryMutation, ExtendQueryMutationVariables> = {
  id: 'sha256:d180b707d6e587052c27899aa059d18912eb847836ee1d2ac821f2b4534962f5',
  text: 'mutation ExtendQuery($input: ExtendQueryInput!) {\n  extendQuery(input: $input) {\n    __typename\n    ... on EntryQuery {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const TakeBackQuery: TypedDocument<TakeBackQueryMutation, TakeBackQueryMutationVariables> = {
  id: 'sha256:d4a86afd1f8e4e3973dd056a4ea30c1840cc69833dcce21ade3dd115183ec40f',
  text: 'mutation TakeBackQuery($input: TakeBackQueryInput!) {\n  takeBackQuery(input: $input) {\n    __typename\n    ... on EntryQuery {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
