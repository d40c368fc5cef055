// Generated from edition.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type EditionShownQueryVariables = Exact<{
  code: string;
  locale: Locale;
}>;

export type EditionShownQuery = {
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly label: string;
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
      readonly organiser: string | null;
      readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      readonly streams: ReadonlyArray<{ readonly code: string; readonly name: string }>;
    }>;
    readonly winners: { readonly totalCount: number };
  } | null;
};

export const EditionShown: TypedDocument<EditionShownQuery, EditionShownQueryVariables> = {
  id: 'sha256:c3879c06b6f2016b1c67b26de20b6865c8f511dabeefbf17281d1a8053f9b4e2',
  text: 'query EditionShown($code: String!, $locale: Locale!) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    label\n    timeZone\n    calendar {\n      code\n      name(locale: $locale)\n      at\n      category\n    }\n    categories {\n      code\n      name(locale: $locale)\n      organiser(locale: $locale)\n      entering {\n        opensAt\n        closesAt\n      }\n      streams {\n        code\n        name(locale: $locale)\n      }\n    }\n    winners(first: 1) {\n      totalCount\n    }\n  }\n}',
};
