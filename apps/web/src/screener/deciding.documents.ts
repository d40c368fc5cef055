// Generated from deciding.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What somebody may do with an entry. */
export type EntryAct =
  'ADMIT' | 'ASK' | 'DISQUALIFY' | 'READ' | 'REFUSE' | 'REINSTATE' | 'REVERSE' | 'SAVE' | 'SUBMIT' | 'WITHDRAW';

export type EntryState = 'ADMITTED' | 'DISQUALIFIED' | 'DRAFT' | 'REFUSED' | 'SUBMITTED' | 'WITHDRAWN';

export type EntryVerdict =
  | 'ADMITTED'
  | 'DISQUALIFIED'
  | 'REFUSED'
  | 'REINSTATED'
  /** The decision of its screening does not hold; it is screened anew. */
  | 'REVERSED';

export type DisqualifyEntryInput = {
  readonly entryId: string;
  /** Kept on record, and written to the entrant. */
  readonly reason: string;
  /** The version you saw. */
  readonly version: number;
};

export type ReinstateEntryInput = {
  readonly entryId: string;
  /** Kept on record, and written to the entrant. */
  readonly reason: string;
  /** The version you saw. */
  readonly version: number;
};

export type ReverseScreeningInput = {
  readonly entryId: string;
  /** Kept on record, and written to the entrant. */
  readonly reason: string;
  /** The version you saw. */
  readonly version: number;
};

export type DecidedOfEntryQueryVariables = Exact<{
  id: string;
}>;

export type DecidedOfEntryQuery = {
  readonly entry: {
    readonly id: string;
    readonly version: number;
    readonly viewerCan: ReadonlyArray<EntryAct>;
    readonly decisions: ReadonlyArray<{
      readonly verdict: EntryVerdict;
      readonly reason: string;
      readonly decidedAt: string;
    }>;
  } | null;
};

export type DisqualifyEntryMutationVariables = Exact<{
  input: DisqualifyEntryInput;
}>;

export type DisqualifyEntryMutation = {
  readonly disqualifyEntry:
    | { readonly __typename: 'Entry'; readonly id: string; readonly state: EntryState }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OnlyOrganisers'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string };
};

export type ReinstateEntryMutationVariables = Exact<{
  input: ReinstateEntryInput;
}>;

export type ReinstateEntryMutation = {
  readonly reinstateEntry:
    | { readonly __typename: 'Entry'; readonly id: string; readonly state: EntryState }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OnlyOrganisers'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string };
};

export type ReverseScreeningMutationVariables = Exact<{
  input: ReverseScreeningInput;
}>;

export type ReverseScreeningMutation = {
  readonly reverseScreening:
    | { readonly __typename: 'Entry'; readonly id: string; readonly state: EntryState }
    | { readonly __typename: 'EntryChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'EntryNotFound'; readonly message: string }
    | { readonly __typename: 'EntryStateForbids'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'OnlyOrganisers'; readonly message: string }
    | { readonly __typename: 'OwnEntry'; readonly message: string };
};

export const DecidedOfEntry: TypedDocument<DecidedOfEntryQuery, DecidedOfEntryQueryVariables> = {
  id: 'sha256:9c0a3581bc1966eef36934fa23c0fceeca8fdab1d4318bbeb2c67965126a8624',
  text: 'query DecidedOfEntry($id: ID!) {\n  entry(id: $id) {\n    id\n    version\n    viewerCan\n    decisions {\n      verdict\n      reason\n      decidedAt\n    }\n  }\n}',
};
export const DisqualifyEntry: TypedDocument<DisqualifyEntryMutation, DisqualifyEntryMutationVariables> = {
  id: 'sha256:e96e05b5d58356002e82f941beb50afa95f83ca40cdeacbcdaee61b0a78b1c65',
  text: 'mutation DisqualifyEntry($input: DisqualifyEntryInput!) {\n  disqualifyEntry(input: $input) {\n    __typename\n    ... on Entry {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ReinstateEntry: TypedDocument<ReinstateEntryMutation, ReinstateEntryMutationVariables> = {
  id: 'sha256:ea62e42f054cc63f9c5adcc810957ad67a185b77969ac80dd95d592a45e6aa5b',
  text: 'mutation ReinstateEntry($input: ReinstateEntryInput!) {\n  reinstateEntry(input: $input) {\n    __typename\n    ... on Entry {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ReverseScreening: TypedDocument<ReverseScreeningMutation, ReverseScreeningMutationVariables> = {
  id: 'sha256:4e8dbffe1044063c130f0662dfffc478c09db879e687d5cd42ce354b3764643a',
  text: 'mutation ReverseScreening($input: ReverseScreeningInput!) {\n  reverseScreening(input: $input) {\n    __typename\n    ... on Entry {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
