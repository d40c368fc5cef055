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

export const Board: TypedDocument<BoardQuery, BoardQueryVariables> = {
  id: 'sha256:5e2bb4d47d466d02720456ac3f6c6fec54c5f22b070834e68bf039ec660ffad1',
  text: 'query Board($code: String!, $locale: Locale!) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    timeZone\n    calendar {\n      code\n      name(locale: $locale)\n      at\n      category\n    }\n    categories {\n      code\n      name(locale: $locale)\n      streams {\n        code\n        name(locale: $locale)\n      }\n      stages {\n        code\n        name(locale: $locale)\n        scope\n      }\n    }\n  }\n  waiting: entries(editionCode: $code, state: SUBMITTED, first: 1) {\n    totalCount\n  }\n  admitted: entries(editionCode: $code, state: ADMITTED, first: 1) {\n    totalCount\n  }\n  panels(editionCode: $code, first: 20) {\n    totalCount\n    nodes {\n      id\n      name(locale: $locale)\n      categoryCode\n      streamCode\n      stageCode\n      viewerCan\n      seats(first: 20) {\n        totalCount\n        nodes {\n          id\n          familyName\n          givenName\n          email\n          affiliation\n        }\n      }\n    }\n  }\n  rounds(editionCode: $code, first: 50) {\n    nodes {\n      id\n      state\n      categoryCode\n      streamCode\n      closesAt\n      viewerCan\n      standingHash\n      stage {\n        code\n        name(locale: $locale)\n      }\n      progress {\n        contenders\n        assigned\n        handedIn\n        unassigned\n      }\n    }\n  }\n  awardsDue(editionCode: $code, first: 50) {\n    nodes {\n      awardCode\n      awardName(locale: $locale)\n      categoryCode\n      streamCode\n      max\n      conferred\n      because(locale: $locale)\n      roundId\n      suggestions {\n        entryId\n        entryCode\n        title(locale: $locale)\n        place\n        total\n        tied\n        conferred\n      }\n    }\n  }\n  releases(editionCode: $code, first: 50) {\n    nodes {\n      id\n      state\n      categoryCode\n      at\n      awardCount\n      hash\n      proposedAt\n      viewerCan\n    }\n  }\n}',
};
