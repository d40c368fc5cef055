// Generated from home.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type HomeQueryVariables = Exact<{
  locale: Locale;
}>;

export type HomeQuery = {
  readonly editions: {
    readonly nodes: ReadonlyArray<{
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
        readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      }>;
      readonly winners: { readonly totalCount: number };
    }>;
  };
};

export const Home: TypedDocument<HomeQuery, HomeQueryVariables> = {
  id: 'sha256:a94956969ac73ad4866dab5184d3fa3aabfc6b691fe5e8b3930c91eb81cc735e',
  text: 'query Home($locale: Locale!) {\n  editions(first: 20) {\n    nodes {\n      code\n      name(locale: $locale)\n      label\n      timeZone\n      calendar {\n        code\n        name(locale: $locale)\n        at\n        category\n      }\n      categories {\n        code\n        name(locale: $locale)\n        entering {\n          opensAt\n          closesAt\n        }\n      }\n      winners(first: 1) {\n        totalCount\n      }\n    }\n  }\n}',
};
