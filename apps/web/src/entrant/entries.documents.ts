// Generated from entries.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EntryState = 'ADMITTED' | 'DISQUALIFIED' | 'DRAFT' | 'REFUSED' | 'SUBMITTED' | 'WITHDRAWN';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type MyEntriesQueryVariables = Exact<{
  locale: Locale;
}>;

export type MyEntriesQuery = {
  readonly myEntries: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly code: string;
      readonly title: string;
      readonly state: EntryState;
      readonly editionCode: string;
      readonly categoryCode: string;
      readonly streamCode: string;
      readonly submittedAt: string | null;
    }>;
  };
  readonly editions: {
    readonly nodes: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly timeZone: string;
      readonly categories: ReadonlyArray<{
        readonly code: string;
        readonly name: string;
        readonly entering: { readonly opensAt: string | null; readonly closesAt: string | null } | null;
      }>;
    }>;
  };
};

export const MyEntries: TypedDocument<MyEntriesQuery, MyEntriesQueryVariables> = {
  id: 'sha256:9687c3f8d7f79a31d4028379eb7a6d4831fe7369d7344fc8f0f7749313408ce8',
  text: 'query MyEntries($locale: Locale!) {\n  myEntries(first: 100) {\n    nodes {\n      id\n      code\n      title(locale: $locale)\n      state\n      editionCode\n      categoryCode\n      streamCode\n      submittedAt\n    }\n  }\n  editions(first: 50) {\n    nodes {\n      code\n      name(locale: $locale)\n      timeZone\n      categories {\n        code\n        name(locale: $locale)\n        entering {\n          opensAt\n          closesAt\n        }\n      }\n    }\n  }\n}',
};
