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
    readonly theme: string | null;
    readonly timeZone: string;
    readonly texts: ReadonlyArray<{ readonly code: string; readonly text: string }>;
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
      readonly form: unknown;
      readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      readonly streams: ReadonlyArray<{ readonly code: string; readonly name: string }>;
      readonly team: { readonly min: number; readonly max: number };
      readonly rules: ReadonlyArray<{ readonly code: string; readonly text: string; readonly evidence: string | null }>;
    }>;
    readonly winners: { readonly totalCount: number };
  } | null;
};

export const EditionShown: TypedDocument<EditionShownQuery, EditionShownQueryVariables> = {
  id: 'sha256:2e0c00a3cb15d39e5d151f38a363c93015b38a49130f542404446eeedf3228ab',
  text: 'query EditionShown($code: String!, $locale: Locale!) {\n  edition(code: $code) {\n    code\n    name(locale: $locale)\n    label\n    theme(locale: $locale)\n    timeZone\n    texts {\n      code\n      text(locale: $locale)\n    }\n    calendar {\n      code\n      name(locale: $locale)\n      at\n      category\n    }\n    categories {\n      code\n      name(locale: $locale)\n      organiser(locale: $locale)\n      entering {\n        opensAt\n        closesAt\n      }\n      streams {\n        code\n        name(locale: $locale)\n      }\n      team {\n        min\n        max\n      }\n      rules {\n        code\n        text(locale: $locale)\n        evidence(locale: $locale)\n      }\n      form\n    }\n    winners(first: 1) {\n      totalCount\n    }\n  }\n}',
};
