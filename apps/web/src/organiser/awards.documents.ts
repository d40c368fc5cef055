// Generated from awards.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ConferAwardInput = {
  readonly awardCode: string;
  readonly entryId: string;
  /** The round whose standing it is conferred from. */
  readonly roundId: string;
};

export type ConferAwardsInput = {
  /** All of them are conferred, or none. */
  readonly awards: ReadonlyArray<ConferAwardInput>;
  readonly editionCode: string;
};

export type ConferAwardsMutationVariables = Exact<{
  input: ConferAwardsInput;
}>;

export type ConferAwardsMutation = {
  readonly conferAwards:
    | { readonly __typename: 'AwardConditionNotMet'; readonly message: string }
    | { readonly __typename: 'AwardIsHeld'; readonly message: string }
    | { readonly __typename: 'AwardIsTaken'; readonly message: string }
    | { readonly __typename: 'AwardNotFound'; readonly message: string }
    | { readonly __typename: 'AwardsConferred'; readonly awards: ReadonlyArray<{ readonly id: string }> }
    | { readonly __typename: 'EntryIsOut'; readonly message: string }
    | { readonly __typename: 'EntryIsWithdrawn'; readonly message: string }
    | { readonly __typename: 'EntryNotInStanding'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'NotOrganiser'; readonly message: string }
    | { readonly __typename: 'OwnEntryConcerned'; readonly message: string };
};

export const ConferAwards: TypedDocument<ConferAwardsMutation, ConferAwardsMutationVariables> = {
  id: 'sha256:79da5078e93fd6b3a5024935933f120ba37d14b866ee9dfc19489b06bddb0107',
  text: 'mutation ConferAwards($input: ConferAwardsInput!) {\n  conferAwards(input: $input) {\n    __typename\n    ... on AwardsConferred {\n      awards {\n        id\n      }\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
