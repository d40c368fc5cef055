// Generated from results.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What an award is conferred in. */
export type AwardScope = 'CATEGORY' | 'EDITION' | 'STREAM';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type ResultsQueryVariables = Exact<{
  code: string;
  category?: string | null | undefined;
  locale: Locale;
  other: Locale;
  after?: string | null | undefined;
}>;

export type ResultsQuery = {
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly categories: ReadonlyArray<{ readonly code: string; readonly name: string }>;
    readonly winners: {
      readonly totalCount: number;
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly awardCode: string;
        readonly awardName: string;
        readonly scope: AwardScope;
        readonly categoryCode: string | null;
        readonly categoryName: string | null;
        readonly streamName: string | null;
        readonly entryCode: string;
        readonly title: string;
        readonly teamName: string;
        readonly releasedAt: string;
        readonly otherTitle: string;
        readonly organisations: ReadonlyArray<{ readonly name: string }>;
      }>;
    };
  } | null;
};

export const Results: TypedDocument<ResultsQuery, ResultsQueryVariables> = {
  id: 'sha256:5b68d83115c625481688ff60fa422dfe59d3eda481471ca49ffe750488954862',
  text: 'query Results($code: String!, $category: String, $locale: Locale!, $other: Locale!, $after: String) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    categories {\n      code\n      name(locale: $locale)\n    }\n    winners(first: 100, after: $after, categoryCode: $category) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      nodes {\n        id\n        awardCode\n        awardName(locale: $locale)\n        scope\n        categoryCode\n        categoryName(locale: $locale)\n        streamName(locale: $locale)\n        entryCode\n        title(locale: $locale)\n        otherTitle: title(locale: $other)\n        teamName(locale: $locale)\n        organisations {\n          name(locale: $locale)\n        }\n        releasedAt\n      }\n    }\n  }\n}',
};
