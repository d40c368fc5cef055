// Generated from questions.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EntryQueryState =
  | 'ANSWERED'
  /** Nobody answered, and the entry was withdrawn or refused. */
  | 'LAPSED'
  | 'OPEN'
  | 'TAKEN_BACK';

/** What somebody may do with a query to an entrant. */
export type QueryAct = 'ANSWER' | 'EXTEND' | 'TAKE_BACK';

export type AnswerQueryInput = {
  /** By field, of those that were asked for; what is left out stays as it is. */
  readonly answers?: unknown;
  /** Needed when no answer changes. */
  readonly note?: string | null | undefined;
  readonly queryId: string;
  /** The version of the entry that you saw. */
  readonly version: number;
};

export type QuestionsAskedQueryVariables = Exact<{
  id: string;
}>;

export type QuestionsAskedQuery = {
  readonly entry: {
    readonly id: string;
    readonly version: number;
    readonly queries: ReadonlyArray<{
      readonly id: string;
      readonly fields: ReadonlyArray<string>;
      readonly question: string;
      readonly dueAt: string;
      readonly state: EntryQueryState;
      readonly overdue: boolean;
      readonly viewerCan: ReadonlyArray<QueryAct>;
      readonly reply: { readonly note: string; readonly repliedAt: string } | null;
    }>;
  } | null;
};

export type AnswerQueryMutationVariables = Exact<{
  input: AnswerQueryInput;
}>;

export type AnswerQueryMutation = {
  readonly answerQuery:
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | {
        readonly __typename: 'EntryIncomplete';
        readonly message: string;
        readonly problems: ReadonlyArray<{
          readonly path: string;
          readonly en: string;
          readonly zhHant: string;
          readonly zhHans: string;
        }>;
      }
    | { readonly __typename: 'EntryQuery'; readonly id: string; readonly state: EntryQueryState }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'QueryNotFound'; readonly message: string }
    | { readonly __typename: 'QueryNotOpen'; readonly message: string }
    | { readonly __typename: 'QueryOverdue'; readonly message: string }
    | { readonly __typename: 'UnknownFields'; readonly message: string };
};

export const QuestionsAsked: TypedDocument<QuestionsAskedQuery, QuestionsAskedQueryVariables> = {
  id: 'sha256:0514630035e298f3a7e8d5130fc7df180adc919b0cfb81e4168314aae687a4cd',
  text: 'query QuestionsAsked($id: ID!) {\n  entry(id: $id) {\n    id\n    version\n    queries {\n      id\n      fields\n      question\n      dueAt\n      state\n      overdue\n      viewerCan\n      reply {\n        note\n        repliedAt\n      }\n    }\n  }\n}',
};
export const AnswerQuery: TypedDocument<AnswerQueryMutation, AnswerQueryMutationVariables> = {
  id: 'sha256:407cb4840e6f7769c9f679624a330da68dfb2a136dd8c674b7b5e499f0de60e7',
  text: 'mutation AnswerQuery($input: AnswerQueryInput!) {\n  answerQuery(input: $input) {\n    __typename\n    ... on EntryQuery {\n      id\n      state\n    }\n    ... on EntryIncomplete {\n      problems {\n        path\n        en: text(locale: EN)\n        zhHant: text(locale: ZH_HANT)\n        zhHans: text(locale: ZH_HANS)\n      }\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
