// Generated from rounds.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RoundState =
  /** Was given up and has no standing. */
  | 'ABANDONED'
  /** Has a standing, for good. */
  | 'CLOSED'
  /** Takes sheets. */
  | 'OPEN'
  /** Its time is over: it takes no sheets until its chair extends it, and waits to be closed. */
  | 'OVERDUE';

export type AssignDossiersInput = {
  /** Judges per dossier; null: as the stage says. */
  readonly perDossier?: number | null | undefined;
  readonly roundId: string;
  /** Settles what is otherwise equal; the same seed gives the same assignment. */
  readonly seed: string;
};

export type CloseRoundInput = {
  /** For the tie rule `public-draw`: the seed that was made public. */
  readonly drawSeed?: string | null | undefined;
  /** Close although sheets are missing; needs a reason. */
  readonly force?: boolean;
  /** For the tie rule `panel-vote`. */
  readonly panelVotes?: ReadonlyArray<PanelVoteInput> | null | undefined;
  readonly reason?: string | null | undefined;
  /** Do not close while places are shared: refuse and say which dossiers share them. */
  readonly refuseTies?: boolean;
  readonly roundId: string;
};

export type OpenRoundInput = {
  /** null: the stage compares the whole edition. */
  readonly categoryCode?: string | null | undefined;
  readonly editionCode: string;
  readonly panelId: string;
  readonly stageCode: string;
  /** null: the stage compares the whole category. */
  readonly streamCode?: string | null | undefined;
  /** Open it although entries are still taken here; whoever is admitted later enters it. */
  readonly whileEntering?: boolean;
  /** Go on without those places of the earlier stage where no round was held. An open one always blocks. */
  readonly withoutUnheld?: boolean;
};

/** Votes of the panel for one of several dossiers that are tied. */
export type PanelVoteInput = {
  readonly dossierId: string;
  readonly votes: number;
};

export type OpenRoundMutationVariables = Exact<{
  input: OpenRoundInput;
}>;

export type OpenRoundMutation = {
  readonly openRound:
    | { readonly __typename: 'ConflictOfInterest'; readonly message: string }
    | { readonly __typename: 'EarlierRoundsUnfinished'; readonly message: string }
    | { readonly __typename: 'EnteringIsOpen'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'NoContenders'; readonly message: string }
    | { readonly __typename: 'NotOrganiser'; readonly message: string }
    | { readonly __typename: 'PanelIsEmpty'; readonly message: string }
    | { readonly __typename: 'PanelJudgesElsewhere'; readonly message: string }
    | { readonly __typename: 'PanelNotFound'; readonly message: string }
    | { readonly __typename: 'PanelTooSmall'; readonly message: string }
    | { readonly __typename: 'Round'; readonly id: string }
    | { readonly __typename: 'RoundAlreadyHeld'; readonly message: string }
    | { readonly __typename: 'StageIsOver'; readonly message: string }
    | { readonly __typename: 'StageNotFound'; readonly message: string }
    | { readonly __typename: 'StageNotScorable'; readonly message: string };
};

export type AssignDossiersMutationVariables = Exact<{
  input: AssignDossiersInput;
}>;

export type AssignDossiersMutation = {
  readonly assignDossiers:
    | { readonly __typename: 'ConflictOfInterest'; readonly message: string }
    | {
        readonly __typename: 'DossiersAssigned';
        readonly assigned: number;
        readonly added: number;
        readonly short: number;
      }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'RoundAbandoned'; readonly message: string }
    | { readonly __typename: 'RoundChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'RoundClosed'; readonly message: string }
    | { readonly __typename: 'RoundNotFound'; readonly message: string };
};

export type CloseRoundMutationVariables = Exact<{
  input: CloseRoundInput;
}>;

export type CloseRoundMutation = {
  readonly closeRound:
    | { readonly __typename: 'ConflictOfInterest'; readonly message: string }
    | { readonly __typename: 'DrawSeedMissing'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'PlacesShared'; readonly message: string }
    | { readonly __typename: 'Round'; readonly id: string; readonly state: RoundState }
    | { readonly __typename: 'RoundAbandoned'; readonly message: string }
    | { readonly __typename: 'RoundChangedMeanwhile'; readonly message: string }
    | { readonly __typename: 'RoundNotFound'; readonly message: string }
    | { readonly __typename: 'SheetsMissing'; readonly message: string }
    | { readonly __typename: 'StandingNotPossible'; readonly message: string };
};

export const OpenRound: TypedDocument<OpenRoundMutation, OpenRoundMutationVariables> = {
  id: 'sha256:9199bffc9566201d40055da2912973d71c54ca438573d3311e7fb12403089464',
  text: 'mutation OpenRound($input: OpenRoundInput!) {\n  openRound(input: $input) {\n    __typename\n    ... on Round {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const AssignDossiers: TypedDocument<AssignDossiersMutation, AssignDossiersMutationVariables> = {
  id: 'sha256:95aba9ddd4b2bf2a51021633cbd7d3ea0aa8b92a2b9d0f74eea54bf27bc907e0',
  text: 'mutation AssignDossiers($input: AssignDossiersInput!) {\n  assignDossiers(input: $input) {\n    __typename\n    ... on DossiersAssigned {\n      assigned\n      added\n      short\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const CloseRound: TypedDocument<CloseRoundMutation, CloseRoundMutationVariables> = {
  id: 'sha256:7667d2e20d719db264680a0825fe8ac9612163bc1fdc5235371d87a972ba9311',
  text: 'mutation CloseRound($input: CloseRoundInput!) {\n  closeRound(input: $input) {\n    __typename\n    ... on Round {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
