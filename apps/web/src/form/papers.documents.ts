// Generated from papers.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OpenPaperInput = {
  readonly paperId: string;
};

export type PapersOfEntryQueryVariables = Exact<{
  id: string;
}>;

export type PapersOfEntryQuery = {
  readonly entry: {
    readonly id: string;
    readonly papers: ReadonlyArray<{
      readonly id: string;
      readonly field: string;
      readonly version: number;
      readonly name: string;
      readonly type: string;
      readonly bytes: number;
      readonly pages: number | null;
      readonly sha256: string;
    }>;
  } | null;
};

export type OpenPaperMutationVariables = Exact<{
  input: OpenPaperInput;
}>;

export type OpenPaperMutation = {
  readonly openPaper:
    | { readonly __typename: 'PaperLink'; readonly url: string; readonly pictureUrl: string | null }
    | { readonly __typename: 'PaperNotFound'; readonly message: string };
};

export const PapersOfEntry: TypedDocument<PapersOfEntryQuery, PapersOfEntryQueryVariables> = {
  id: 'sha256:0cd071404686ef6dfd5d8031edf31e17804edd26a3ea89d4d85f427c5b544caa',
  text: 'query PapersOfEntry($id: ID!) {\n  entry(id: $id) {\n    id\n    papers {\n      id\n      field\n      version\n      name\n      type\n      bytes\n      pages\n      sha256\n    }\n  }\n}',
};
export const OpenPaper: TypedDocument<OpenPaperMutation, OpenPaperMutationVariables> = {
  id: 'sha256:b260783a17a06374a3ef009909433bb62d1daa98c90afcae1fbe2b336a64f12f',
  text: 'mutation OpenPaper($input: OpenPaperInput!) {\n  openPaper(input: $input) {\n    __typename\n    ... on PaperLink {\n      url\n      pictureUrl\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
