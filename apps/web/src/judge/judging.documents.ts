// Generated from judging.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AssignmentState = 'AWAITING' | 'HANDED_IN';

export type ConflictKind =
  | 'DEPARTMENT'
  /** Comes from the same economy. */
  | 'ECONOMY'
  | 'FAMILY'
  /** The team names this address. */
  | 'NAMED'
  /** Comes from the same organisation. */
  | 'ORGANISATION'
  /** As the reason says. */
  | 'OTHER'
  | 'SCHOOL'
  /** Belongs to the team. */
  | 'TEAM';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

/** What you may do to a round now. */
export type RoundAct = 'ABANDON' | 'ASSIGN' | 'CLOSE' | 'DECLARE' | 'EXTEND' | 'READ' | 'READ_STANDING';

export type RoundState =
  /** Was given up and has no standing. */
  | 'ABANDONED'
  /** Has a standing, for good. */
  | 'CLOSED'
  /** Takes sheets. */
  | 'OPEN'
  /** Its time is over: it takes no sheets until its chair extends it, and waits to be closed. */
  | 'OVERDUE';

export type ConflictDeclaredInput = {
  readonly dossierId: string;
  readonly kind?: ConflictKind;
  readonly reason: string;
};

export type DeclareConflictsInput = {
  /** None: there is no conflict. What was declared earlier stays, also when it is not named again. */
  readonly conflicts: ReadonlyArray<ConflictDeclaredInput>;
  readonly roundId: string;
};

export type MyRoundsQueryVariables = Exact<{
  locale: Locale;
}>;

export type MyRoundsQuery = {
  readonly myRounds: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly editionCode: string;
      readonly categoryCode: string | null;
      readonly state: RoundState;
      readonly closesAt: string | null;
      readonly declaredAt: string | null;
      readonly stage: { readonly name: string };
      readonly edition: {
        readonly name: string;
        readonly timeZone: string;
        readonly categories: ReadonlyArray<{ readonly code: string; readonly name: string }>;
      };
    }>;
  };
};

export type RoundToJudgeQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;

export type RoundToJudgeQuery = {
  readonly round: {
    readonly id: string;
    readonly editionCode: string;
    readonly categoryCode: string | null;
    readonly streamCode: string | null;
    readonly state: RoundState;
    readonly closesAt: string | null;
    readonly declaredAt: string | null;
    readonly viewerCan: ReadonlyArray<RoundAct>;
    readonly stage: { readonly name: string };
    readonly edition: { readonly name: string; readonly timeZone: string };
  } | null;
};

export type EntrantsQueryVariables = Exact<{
  round: string;
  locale: Locale;
  after?: string | null | undefined;
}>;

export type EntrantsQuery = {
  readonly entrants: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{
      readonly dossierId: string;
      readonly entryCode: string;
      readonly title: string;
      readonly teamName: string;
      readonly organisation: string | null;
      readonly members: ReadonlyArray<{ readonly displayName: string }>;
    }>;
  };
};

export type DeclareConflictsMutationVariables = Exact<{
  input: DeclareConflictsInput;
}>;

export type DeclareConflictsMutation = {
  readonly declareConflicts:
    | { readonly __typename: 'ConflictsDeclared'; readonly roundId: string; readonly declaredAt: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'NotOnPanel'; readonly message: string }
    | { readonly __typename: 'RoundAbandoned'; readonly message: string }
    | { readonly __typename: 'RoundClosed'; readonly message: string }
    | { readonly __typename: 'RoundTimeIsOver'; readonly message: string };
};

export type MyAssignmentsQueryVariables = Exact<{
  edition: string;
  round: string;
  locale: Locale;
  after?: string | null | undefined;
}>;

export type MyAssignmentsQuery = {
  readonly myAssignments: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly state: AssignmentState;
      readonly dossier: {
        readonly id: string;
        readonly code: string;
        readonly title: string;
        readonly team: { readonly name: string };
      };
      readonly sheet: { readonly handedInAt: string } | null;
    }>;
  };
};

export const MyRounds: TypedDocument<MyRoundsQuery, MyRoundsQueryVariables> = {
  id: 'sha256:a7f292d73fe7e9b662d2588d21d9413e211d2d42b385a95effed2b64f6b60de3',
  text: 'query MyRounds($locale: Locale!) {\n  myRounds(first: 100) {\n    nodes {\n      id\n      editionCode\n      categoryCode\n      state\n      closesAt\n      declaredAt\n      stage {\n        name(locale: $locale)\n      }\n      edition {\n        name(locale: $locale)\n        timeZone\n        categories {\n          code\n          name(locale: $locale)\n        }\n      }\n    }\n  }\n}',
};
export const RoundToJudge: TypedDocument<RoundToJudgeQuery, RoundToJudgeQueryVariables> = {
  id: 'sha256:26be0fff9b6e5b430181620aa409958a19515bbe5615ee2139c7bad96fd7f1c5',
  text: 'query RoundToJudge($id: ID!, $locale: Locale!) {\n  round(id: $id) {\n    id\n    editionCode\n    categoryCode\n    streamCode\n    state\n    closesAt\n    declaredAt\n    viewerCan\n    stage {\n      name(locale: $locale)\n    }\n    edition {\n      name(locale: $locale)\n      timeZone\n    }\n  }\n}',
};
export const Entrants: TypedDocument<EntrantsQuery, EntrantsQueryVariables> = {
  id: 'sha256:6c8a4b13c7eb74037a9e0399e14d3271a02710f0303f939973b725dde49a30f3',
  text: 'query Entrants($round: ID!, $locale: Locale!, $after: String) {\n  entrants(roundId: $round, first: 100, after: $after) {\n    totalCount\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    nodes {\n      dossierId\n      entryCode\n      title(locale: $locale)\n      teamName(locale: $locale)\n      organisation(locale: $locale)\n      members {\n        displayName\n      }\n    }\n  }\n}',
};
export const DeclareConflicts: TypedDocument<DeclareConflictsMutation, DeclareConflictsMutationVariables> = {
  id: 'sha256:265351645b39783ee6ddc99baa5a1eaa98f9c29faf69d043dd60d584e86cabaf',
  text: 'mutation DeclareConflicts($input: DeclareConflictsInput!) {\n  declareConflicts(input: $input) {\n    __typename\n    ... on ConflictsDeclared {\n      roundId\n      declaredAt\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const MyAssignments: TypedDocument<MyAssignmentsQuery, MyAssignmentsQueryVariables> = {
  id: 'sha256:a9981e6b1f1a9b723432cc45dda46fb32eb5a199fdc2e08a201efe1d6c19efc4',
  text: 'query MyAssignments($edition: String!, $round: ID!, $locale: Locale!, $after: String) {\n  myAssignments(editionCode: $edition, roundId: $round, first: 100, after: $after) {\n    totalCount\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    nodes {\n      id\n      state\n      dossier {\n        id\n        code\n        title(locale: $locale)\n        team {\n          name(locale: $locale)\n        }\n      }\n      sheet {\n        handedInAt\n      }\n    }\n  }\n}',
};
