// Generated from panels.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FormPanelInput = {
  /** null: for the whole edition. */
  readonly categoryCode?: string | null | undefined;
  readonly editionCode: string;
  /** null: what the definition calls the panel that decides there. */
  readonly name?: TextInput | null | undefined;
  readonly stageCode: string;
  /** null: for the whole category. */
  readonly streamCode?: string | null | undefined;
};

export type SeatJudgeInput = {
  readonly affiliation?: string | null | undefined;
  /** The economy that the judge comes from, by its id or name; needed where judges do not score their own. */
  readonly economy?: string | null | undefined;
  readonly email: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly nameZh?: string | null | undefined;
  readonly otherName?: string | null | undefined;
  readonly panelId: string;
};

/** Text that people read, in one language at least. Nothing is translated by machine. */
export type TextInput = {
  readonly en?: string | null | undefined;
  readonly zhHans?: string | null | undefined;
  readonly zhHant?: string | null | undefined;
};

export type FormPanelMutationVariables = Exact<{
  input: FormPanelInput;
}>;

export type FormPanelMutation = {
  readonly formPanel:
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'NotOrganiser'; readonly message: string }
    | { readonly __typename: 'Panel'; readonly id: string }
    | { readonly __typename: 'StageNotFound'; readonly message: string };
};

export type SeatJudgeMutationVariables = Exact<{
  input: SeatJudgeInput;
}>;

export type SeatJudgeMutation = {
  readonly seatJudge:
    | { readonly __typename: 'ConflictOfInterest'; readonly message: string }
    | { readonly __typename: 'EconomyMissing'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'PanelNotFound'; readonly message: string }
    | { readonly __typename: 'Seat'; readonly id: string };
};

export const FormPanel: TypedDocument<FormPanelMutation, FormPanelMutationVariables> = {
  id: 'sha256:f0b98ba52f62e072c9631205c17a0da2079dafc33cf0b273b439db763caa18dd',
  text: 'mutation FormPanel($input: FormPanelInput!) {\n  formPanel(input: $input) {\n    __typename\n    ... on Panel {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const SeatJudge: TypedDocument<SeatJudgeMutation, SeatJudgeMutationVariables> = {
  id: 'sha256:f73521194380ad887e7c84a032200ce4b5d944b2789a23346525e9dc59eab375',
  text: 'mutation SeatJudge($input: SeatJudgeInput!) {\n  seatJudge(input: $input) {\n    __typename\n    ... on Seat {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
