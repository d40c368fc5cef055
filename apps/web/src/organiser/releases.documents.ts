// Generated from releases.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ReleaseState = 'APPROVED' | 'CANCELLED' | 'PROPOSED';

export type ApproveReleaseInput = {
  /** What you saw: the release’s hash. */
  readonly hash: string;
  readonly releaseId: string;
};

export type ProposeReleaseInput = {
  /** When it becomes public; still ahead when it is approved. */
  readonly at?: string | null | undefined;
  /** Instead of an instant: it becomes public at once when it is approved. */
  readonly atOnce?: boolean;
  /** Only this category; null: the whole edition. */
  readonly categoryCode?: string | null | undefined;
  readonly editionCode: string;
};

export type ProposeReleaseMutationVariables = Exact<{
  input: ProposeReleaseInput;
}>;

export type ProposeReleaseMutation = {
  readonly proposeRelease:
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'InstantHasPassed'; readonly message: string }
    | { readonly __typename: 'NotOrganiser'; readonly message: string }
    | { readonly __typename: 'NothingToRelease'; readonly message: string }
    | { readonly __typename: 'OwnEntryConcerned'; readonly message: string }
    | { readonly __typename: 'Release'; readonly id: string };
};

export type ApproveReleaseMutationVariables = Exact<{
  input: ApproveReleaseInput;
}>;

export type ApproveReleaseMutation = {
  readonly approveRelease:
    | { readonly __typename: 'AwardsChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'InstantHasPassed'; readonly message: string }
    | { readonly __typename: 'OwnEntryConcerned'; readonly message: string }
    | { readonly __typename: 'Release'; readonly id: string; readonly state: ReleaseState }
    | { readonly __typename: 'ReleaseIsSettled'; readonly message: string }
    | { readonly __typename: 'ReleaseNotFound'; readonly message: string }
    | { readonly __typename: 'SecondPersonNeeded'; readonly message: string };
};

export const ProposeRelease: TypedDocument<ProposeReleaseMutation, ProposeReleaseMutationVariables> = {
  id: 'sha256:9b30e60d799fa68894a2a30b03a2ceeb7d0c6ed857308573949ce139e4324144',
  text: 'mutation ProposeRelease($input: ProposeReleaseInput!) {\n  proposeRelease(input: $input) {\n    __typename\n    ... on Release {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ApproveRelease: TypedDocument<ApproveReleaseMutation, ApproveReleaseMutationVariables> = {
  id: 'sha256:7b3e581d008089bfc2cea967bdec2b2b3eba4e0ebc7fefe5f32c2fd206095e8a',
  text: 'mutation ApproveRelease($input: ApproveReleaseInput!) {\n  approveRelease(input: $input) {\n    __typename\n    ... on Release {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
