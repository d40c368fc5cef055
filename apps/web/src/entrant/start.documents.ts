// Generated from start.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

/** What somebody may do with a team. */
export type TeamAct = 'CHANGE' | 'ENTER' | 'HAND_OVER' | 'INVITE' | 'LEAVE' | 'READ' | 'REMOVE_REGISTRAR';

export type RegisterTeamInput = {
  readonly editionCode: string;
  readonly members: ReadonlyArray<TeamMemberInput>;
  readonly name: TextInput;
  readonly organisation?: TextInput | null | undefined;
};

export type StartEntryInput = {
  readonly categoryCode: string;
  readonly streamCode: string;
  readonly teamId: string;
  readonly title: TextInput;
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

export type StartShownQueryVariables = Exact<{
  code: string;
  locale: Locale;
}>;

export type StartShownQuery = {
  readonly me: {
    readonly email: string;
    readonly familyName: string | null;
    readonly givenName: string | null;
    readonly otherName: string | null;
    readonly nameZh: string | null;
  } | null;
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly categories: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      readonly streams: ReadonlyArray<{ readonly code: string; readonly name: string }>;
    }>;
  } | null;
  readonly myTeams: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
      readonly viewerCan: ReadonlyArray<TeamAct>;
    }>;
  };
};

export type RegisterTeamMutationVariables = Exact<{
  input: RegisterTeamInput;
}>;

export type RegisterTeamMutation = {
  readonly registerTeam:
    | { readonly __typename: 'EditionNotFound'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'Team'; readonly id: string }
    | { readonly __typename: 'TooManyInvitations'; readonly message: string };
};

export type StartEntryMutationVariables = Exact<{
  input: StartEntryInput;
}>;

export type StartEntryMutation = {
  readonly startEntry:
    | { readonly __typename: 'EditionNotFound'; readonly message: string }
    | { readonly __typename: 'EnrolmentClosed'; readonly message: string }
    | { readonly __typename: 'EnrolmentNotOpen'; readonly message: string }
    | { readonly __typename: 'Entry'; readonly id: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'TeamNotFound'; readonly message: string };
};

export const StartShown: TypedDocument<StartShownQuery, StartShownQueryVariables> = {
  id: 'sha256:8582066204e0c944c8bb46bb9f26e4381293edb9493022a57347de2a57ba7a0f',
  text: 'query StartShown($code: String!, $locale: Locale!) {\n  me {\n    email\n    familyName\n    givenName\n    otherName\n    nameZh\n  }\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    timeZone\n    categories {\n      code\n      name(locale: $locale)\n      entering {\n        opensAt\n        closesAt\n      }\n      streams {\n        code\n        name(locale: $locale)\n      }\n    }\n  }\n  myTeams(first: 100, editionCode: $code) {\n    nodes {\n      id\n      name(locale: $locale)\n      viewerCan\n    }\n  }\n}',
};
export const RegisterTeam: TypedDocument<RegisterTeamMutation, RegisterTeamMutationVariables> = {
  id: 'sha256:493e8c4562b0bafcd422838e797967aa43f790604c66194904a134a79a3f48d0',
  text: 'mutation RegisterTeam($input: RegisterTeamInput!) {\n  registerTeam(input: $input) {\n    __typename\n    ... on Team {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const StartEntry: TypedDocument<StartEntryMutation, StartEntryMutationVariables> = {
  id: 'sha256:caf5a12acaf6a69659dc87edbb35d4f95efb7ac3b392dcf0029ff0082d930a70',
  text: 'mutation StartEntry($input: StartEntryInput!) {\n  startEntry(input: $input) {\n    __typename\n    ... on Entry {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
