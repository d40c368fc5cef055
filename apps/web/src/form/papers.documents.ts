// Generated from papers.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OpenPaperInput = {
  readonly paperId: string;
};

export type OpenPaperMutationVariables = Exact<{
  input: OpenPaperInput;
}>;

export type OpenPaperMutation = {
  readonly openPaper:
    | { readonly __typename: 'PaperLink'; readonly url: string; readonly pictureUrl: string | null }
    | { readonly __typename: 'PaperNotFound'; readonly message: string };
};

export const OpenPaper: TypedDocument<OpenPaperMutation, OpenPaperMutationVariables> = {
  id: 'sha256:b260783a17a06374a3ef009909433bb62d1daa98c90afcae1fbe2b336a64f12f',
  text: 'mutation OpenPaper($input: OpenPaperInput!) {\n  openPaper(input: $input) {\n    __typename\n    ... on PaperLink {\n      url\n      pictureUrl\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
