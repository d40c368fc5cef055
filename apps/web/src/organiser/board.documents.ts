// Generated from board.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

/** What you may do to a panel now. */
export type PanelAct = 'READ' | 'SEAT' | 'VACATE';

/** What people do with a release that was proposed. */
export type ReleaseAct = 'APPROVE' | 'CANCEL';

export type ReleaseState = 'APPROVED' | 'CANCELLED' | 'PROPOSED';

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

/** What one round of a stage compares. */
export type StageScope = 'CATEGORY' | 'EDITION' | 'STREAM';

export type ApproveReleaseInput = {
  /** What you saw: the release’s hash. */
  readonly hash: string;
  readonly releaseId: string;
};

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

export type MoveMilestoneInput = {
  readonly at: string;
  readonly category?: string | null | undefined;
  readonly editionCode: string;
  readonly milestone: string;
  /** Kept on record. */
  readonly reason: string;
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

export type ProposeReleaseInput = {
  /** When it becomes public; still ahead when it is approved. */
  readonly at?: string | null | undefined;
  /** Instead of an instant: it becomes public at once when it is approved. */
  readonly atOnce?: boolean;
  /** Only this category; null: the whole edition. */
  readonly categoryCode?: string | null | undefined;
  readonly editionCode: string;
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

export type BoardQueryVariables = Exact<{
  code: string;
  locale: Locale;
}>;

export type BoardQuery = {
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly calendar: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly at: string;
      readonly category: string | null;
    }>;
    readonly categories: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly streams: ReadonlyArray<{ readonly code: string; readonly name: string }>;
      readonly stages: ReadonlyArray<{ readonly code: string; readonly name: string; readonly scope: StageScope }>;
    }>;
  } | null;
  readonly waiting: { readonly totalCount: number };
  readonly admitted: { readonly totalCount: number };
  readonly panels: {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
      readonly categoryCode: string | null;
      readonly streamCode: string | null;
      readonly stageCode: string;
      readonly viewerCan: ReadonlyArray<PanelAct>;
      readonly seats: {
        readonly totalCount: number;
        readonly nodes: ReadonlyArray<{
          readonly id: string;
          readonly familyName: string;
          readonly givenName: string;
          readonly email: string;
          readonly affiliation: string | null;
        }>;
      };
    }>;
  };
  readonly rounds: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly state: RoundState;
      readonly categoryCode: string | null;
      readonly streamCode: string | null;
      readonly closesAt: string | null;
      readonly viewerCan: ReadonlyArray<RoundAct>;
      readonly standingHash: string | null;
      readonly stage: { readonly code: string; readonly name: string };
      readonly progress: {
        readonly contenders: number;
        readonly assigned: number;
        readonly handedIn: number;
        readonly unassigned: number;
      } | null;
    }>;
  };
  readonly awardsDue: {
    readonly nodes: ReadonlyArray<{
      readonly awardCode: string;
      readonly awardName: string;
      readonly categoryCode: string | null;
      readonly streamCode: string | null;
      readonly max: number | null;
      readonly conferred: number;
      readonly because: string | null;
      readonly roundId: string | null;
      readonly suggestions: ReadonlyArray<{
        readonly entryId: string;
        readonly entryCode: string;
        readonly title: string | null;
        readonly place: number;
        readonly total: string | null;
        readonly tied: boolean;
        readonly conferred: boolean;
      }>;
    }>;
  };
  readonly releases: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly state: ReleaseState;
      readonly categoryCode: string | null;
      readonly at: string | null;
      readonly awardCount: number;
      readonly hash: string;
      readonly proposedAt: string;
      readonly viewerCan: ReadonlyArray<ReleaseAct>;
    }>;
  };
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

export type MoveMilestoneMutationVariables = Exact<{
  input: MoveMilestoneInput;
}>;

export type MoveMilestoneMutation = {
  readonly moveMilestone:
    | { readonly __typename: 'ClosesBeforeOpening'; readonly message: string }
    | { readonly __typename: 'Edition'; readonly code: string; readonly revision: number }
    | { readonly __typename: 'EditionNotFound'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'MilestoneHasPassed'; readonly message: string }
    | { readonly __typename: 'NotOrganiser'; readonly message: string };
};

export const Board: TypedDocument<BoardQuery, BoardQueryVariables> = {
  id: 'sha256:5e2bb4d47d466d02720456ac3f6c6fec54c5f22b070834e68bf039ec660ffad1',
  text: 'query Board($code: String!, $locale: Locale!) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    timeZone\n    calendar {\n      code\n      name(locale: $locale)\n      at\n      category\n    }\n    categories {\n      code\n      name(locale: $locale)\n      streams {\n        code\n        name(locale: $locale)\n      }\n      stages {\n        code\n        name(locale: $locale)\n        scope\n      }\n    }\n  }\n  waiting: entries(editionCode: $code, state: SUBMITTED, first: 1) {\n    totalCount\n  }\n  admitted: entries(editionCode: $code, state: ADMITTED, first: 1) {\n    totalCount\n  }\n  panels(editionCode: $code, first: 20) {\n    totalCount\n    nodes {\n      id\n      name(locale: $locale)\n      categoryCode\n      streamCode\n      stageCode\n      viewerCan\n      seats(first: 20) {\n        totalCount\n        nodes {\n          id\n          familyName\n          givenName\n          email\n          affiliation\n        }\n      }\n    }\n  }\n  rounds(editionCode: $code, first: 50) {\n    nodes {\n      id\n      state\n      categoryCode\n      streamCode\n      closesAt\n      viewerCan\n      standingHash\n      stage {\n        code\n        name(locale: $locale)\n      }\n      progress {\n        contenders\n        assigned\n        handedIn\n        unassigned\n      }\n    }\n  }\n  awardsDue(editionCode: $code, first: 50) {\n    nodes {\n      awardCode\n      awardName(locale: $locale)\n      categoryCode\n      streamCode\n      max\n      conferred\n      because(locale: $locale)\n      roundId\n      suggestions {\n        entryId\n        entryCode\n        title(locale: $locale)\n        place\n        total\n        tied\n        conferred\n      }\n    }\n  }\n  releases(editionCode: $code, first: 50) {\n    nodes {\n      id\n      state\n      categoryCode\n      at\n      awardCount\n      hash\n      proposedAt\n      viewerCan\n    }\n  }\n}',
};
export const FormPanel: TypedDocument<FormPanelMutation, FormPanelMutationVariables> = {
  id: 'sha256:f0b98ba52f62e072c9631205c17a0da2079dafc33cf0b273b439db763caa18dd',
  text: 'mutation FormPanel($input: FormPanelInput!) {\n  formPanel(input: $input) {\n    __typename\n    ... on Panel {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const SeatJudge: TypedDocument<SeatJudgeMutation, SeatJudgeMutationVariables> = {
  id: 'sha256:f73521194380ad887e7c84a032200ce4b5d944b2789a23346525e9dc59eab375',
  text: 'mutation SeatJudge($input: SeatJudgeInput!) {\n  seatJudge(input: $input) {\n    __typename\n    ... on Seat {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
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
export const ConferAwards: TypedDocument<ConferAwardsMutation, ConferAwardsMutationVariables> = {
  id: 'sha256:79da5078e93fd6b3a5024935933f120ba37d14b866ee9dfc19489b06bddb0107',
  text: 'mutation ConferAwards($input: ConferAwardsInput!) {\n  conferAwards(input: $input) {\n    __typename\n    ... on AwardsConferred {\n      awards {\n        id\n      }\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ProposeRelease: TypedDocument<ProposeReleaseMutation, ProposeReleaseMutationVariables> = {
  id: 'sha256:9b30e60d799fa68894a2a30b03a2ceeb7d0c6ed857308573949ce139e4324144',
  text: 'mutation ProposeRelease($input: ProposeReleaseInput!) {\n  proposeRelease(input: $input) {\n    __typename\n    ... on Release {\n      id\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const ApproveRelease: TypedDocument<ApproveReleaseMutation, ApproveReleaseMutationVariables> = {
  id: 'sha256:7b3e581d008089bfc2cea967bdec2b2b3eba4e0ebc7fefe5f32c2fd206095e8a',
  text: 'mutation ApproveRelease($input: ApproveReleaseInput!) {\n  approveRelease(input: $input) {\n    __typename\n    ... on Release {\n      id\n      state\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const MoveMilestone: TypedDocument<MoveMilestoneMutation, MoveMilestoneMutationVariables> = {
  id: 'sha256:373a27d73bf0618dadd53ba3a1edb93d95692a8a3afca1e7afe29cad77fc229d',
  text: 'mutation MoveMilestone($input: MoveMilestoneInput!) {\n  moveMilestone(input: $input) {\n    __typename\n    ... on Edition {\n      code\n      revision\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
