// Generated from sheet.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What you may do with an assignment now. */
export type AssignmentAct = 'HAND_IN' | 'READ_ANSWERS';

export type AssignmentState = 'AWAITING' | 'HANDED_IN';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type NotApplicable =
  /** Every mark is asked for. */
  | 'REFUSE'
  /** A mark of null shares its weight out among the others in proportion. */
  | 'SHARE_IN_PROPORTION';

export type RoundState =
  /** Was given up and has no standing. */
  | 'ABANDONED'
  /** Has a standing, for good. */
  | 'CLOSED'
  /** Takes sheets. */
  | 'OPEN'
  /** Its time is over: it takes no sheets until its chair extends it, and waits to be closed. */
  | 'OVERDUE';

export type OpenDossierPaperInput = {
  readonly dossierId: string;
  /** As an answer of the dossier names it. */
  readonly paperId: string;
};

export type SheetMarkInput = {
  /** Where the criterion has attributes. */
  readonly attribute?: string | null | undefined;
  readonly criterion: string;
  /** Decimal text; null: not applicable. */
  readonly mark?: string | null | undefined;
};

export type SubmitScoreSheetInput = {
  /** The version that this one was made from, 0 when none was handed in. If there is a newer one, nothing is replaced. */
  readonly baseVersion?: number;
  /** At most 5,000 characters. */
  readonly comment?: string | null | undefined;
  readonly dossierId: string;
  readonly marks: ReadonlyArray<SheetMarkInput>;
  readonly roundId: string;
};

export type SheetShownQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;

export type SheetShownQuery = {
  readonly node:
    | { readonly __typename: 'Appointment'; readonly id: string }
    | {
        readonly __typename: 'Assignment';
        readonly state: AssignmentState;
        readonly viewerCan: ReadonlyArray<AssignmentAct>;
        readonly id: string;
        readonly round: {
          readonly id: string;
          readonly editionCode: string;
          readonly state: RoundState;
          readonly closesAt: string | null;
          readonly rubric: {
            readonly notApplicable: NotApplicable;
            readonly scale: { readonly min: string; readonly max: string; readonly step: string };
            readonly criteria: ReadonlyArray<{
              readonly code: string;
              readonly name: string;
              readonly weight: string;
              readonly attributes: ReadonlyArray<{
                readonly code: string;
                readonly name: string;
                readonly weight: string;
              }>;
            }>;
          };
          readonly edition: { readonly timeZone: string };
        };
        readonly dossier: {
          readonly id: string;
          readonly code: string;
          readonly categoryCode: string;
          readonly title: string;
          readonly answers: unknown;
          readonly team: {
            readonly name: string;
            readonly organisation: string | null;
            readonly members: ReadonlyArray<{ readonly displayName: string }>;
          };
        };
        readonly sheet: {
          readonly version: number;
          readonly comment: string | null;
          readonly handedInAt: string;
          readonly marks: ReadonlyArray<{
            readonly criterion: string;
            readonly attribute: string | null;
            readonly mark: string | null;
          }>;
        } | null;
      }
    | { readonly __typename: 'Award'; readonly id: string }
    | { readonly __typename: 'Conflict'; readonly id: string }
    | { readonly __typename: 'DeadlineExtension'; readonly id: string }
    | { readonly __typename: 'Dossier'; readonly id: string }
    | { readonly __typename: 'Entry'; readonly id: string }
    | { readonly __typename: 'EntryQuery'; readonly id: string }
    | { readonly __typename: 'Letter'; readonly id: string }
    | { readonly __typename: 'Panel'; readonly id: string }
    | { readonly __typename: 'Paper'; readonly id: string }
    | { readonly __typename: 'Person'; readonly id: string }
    | { readonly __typename: 'Release'; readonly id: string }
    | { readonly __typename: 'Revision'; readonly id: string }
    | { readonly __typename: 'Round'; readonly id: string }
    | { readonly __typename: 'ScoreSheet'; readonly id: string }
    | { readonly __typename: 'Seat'; readonly id: string }
    | { readonly __typename: 'Session'; readonly id: string }
    | { readonly __typename: 'Team'; readonly id: string }
    | { readonly __typename: 'TeamInvitation'; readonly id: string }
    | { readonly __typename: 'TeamMember'; readonly id: string }
    | { readonly __typename: 'Winner'; readonly id: string }
    | null;
};

export type FormJudgedQueryVariables = Exact<{
  code: string;
}>;

export type FormJudgedQuery = {
  readonly edition: {
    readonly code: string;
    readonly categories: ReadonlyArray<{ readonly code: string; readonly form: unknown }>;
  } | null;
};

export type OpenDossierPaperMutationVariables = Exact<{
  input: OpenDossierPaperInput;
}>;

export type OpenDossierPaperMutation = {
  readonly openDossierPaper:
    | { readonly __typename: 'PaperLink'; readonly url: string; readonly pictureUrl: string | null }
    | { readonly __typename: 'PaperNotFound'; readonly message: string };
};

export type HandInMutationVariables = Exact<{
  input: SubmitScoreSheetInput;
}>;

export type HandInMutation = {
  readonly submitScoreSheet:
    | { readonly __typename: 'CommentTooLong'; readonly message: string }
    | { readonly __typename: 'ConflictsNotDeclared'; readonly message: string }
    | { readonly __typename: 'CriterionUnknown'; readonly message: string }
    | { readonly __typename: 'DossierWithdrawn'; readonly message: string }
    | { readonly __typename: 'InputRefused'; readonly message: string }
    | { readonly __typename: 'MarkOffScale'; readonly message: string }
    | { readonly __typename: 'MarkedTwice'; readonly message: string }
    | { readonly __typename: 'NotApplicableNotTaken'; readonly message: string }
    | { readonly __typename: 'NotAssigned'; readonly message: string }
    | { readonly __typename: 'RoundAbandoned'; readonly message: string }
    | { readonly __typename: 'RoundClosed'; readonly message: string }
    | { readonly __typename: 'RoundTimeIsOver'; readonly message: string }
    | { readonly __typename: 'ScoreSheet'; readonly id: string; readonly version: number; readonly handedInAt: string }
    | {
        readonly __typename: 'SheetChangedMeanwhile';
        readonly message: string;
        readonly sheet: {
          readonly version: number;
          readonly comment: string | null;
          readonly handedInAt: string;
          readonly marks: ReadonlyArray<{
            readonly criterion: string;
            readonly attribute: string | null;
            readonly mark: string | null;
          }>;
        } | null;
      }
    | { readonly __typename: 'SheetIncomplete'; readonly message: string; readonly missing: ReadonlyArray<string> };
};

export const SheetShown: TypedDocument<SheetShownQuery, SheetShownQueryVariables> = {
  id: 'sha256:764b536060e854ab08c6bc2dfa1c6e7bddfa856a65de616077383a3e79d4f157',
  text: 'query SheetShown($id: ID!, $locale: Locale!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Assignment {\n      state\n      viewerCan\n      round {\n        id\n        editionCode\n        state\n        closesAt\n        rubric {\n          notApplicable\n          scale {\n            min\n            max\n            step\n          }\n          criteria {\n            code\n            name(locale: $locale)\n            weight\n            attributes {\n              code\n              name(locale: $locale)\n              weight\n            }\n          }\n        }\n        edition {\n          timeZone\n        }\n      }\n      dossier {\n        id\n        code\n        categoryCode\n        title(locale: $locale)\n        answers\n        team {\n          name(locale: $locale)\n          organisation(locale: $locale)\n          members {\n            displayName\n          }\n        }\n      }\n      sheet {\n        version\n        comment\n        handedInAt\n        marks {\n          criterion\n          attribute\n          mark\n        }\n      }\n    }\n  }\n}',
};
export const FormJudged: TypedDocument<FormJudgedQuery, FormJudgedQueryVariables> = {
  id: 'sha256:497b82533506ec5f441d94b122fc46645a062016afba1a5f9bec3d230b31b318',
  text: 'query FormJudged($code: String!) {\n  edition(code: $code) {\n    code\n    categories {\n      code\n      form\n    }\n  }\n}',
};
export const OpenDossierPaper: TypedDocument<OpenDossierPaperMutation, OpenDossierPaperMutationVariables> = {
  id: 'sha256:883a7e26136ddc2edbf059f43bb99c7ae3cf96c8f254c3c7176cbc9797c4f2f6',
  text: 'mutation OpenDossierPaper($input: OpenDossierPaperInput!) {\n  openDossierPaper(input: $input) {\n    __typename\n    ... on PaperLink {\n      url\n      pictureUrl\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
export const HandIn: TypedDocument<HandInMutation, HandInMutationVariables> = {
  id: 'sha256:6e8ae887748be9a5e0f11ed6a0fc28b02a3a1ab3e97a4ef1d961417c87bca917',
  text: 'mutation HandIn($input: SubmitScoreSheetInput!) {\n  submitScoreSheet(input: $input) {\n    __typename\n    ... on ScoreSheet {\n      id\n      version\n      handedInAt\n    }\n    ... on Refusal {\n      message\n    }\n    ... on SheetIncomplete {\n      missing\n    }\n    ... on SheetChangedMeanwhile {\n      sheet {\n        version\n        comment\n        handedInAt\n        marks {\n          criterion\n          attribute\n          mark\n        }\n      }\n    }\n  }\n}',
};
