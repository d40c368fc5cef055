// Generated from sign-in.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type RequestSignInCodeInput = {
  readonly email: string;
  /** The language of the letter; absent: the one in which this address is known to read letters. */
  readonly locale?: Locale | null | undefined;
};

export type RequestCodeMutationVariables = Exact<{
  input: RequestSignInCodeInput;
}>;

export type RequestCodeMutation = {
  readonly requestSignInCode:
    | { readonly __typename: 'EmailMalformed'; readonly message: string }
    | { readonly __typename: 'SignInCodeRequested'; readonly expiresAt: string }
    | { readonly __typename: 'TooManyTries'; readonly message: string };
};

export const RequestCode: TypedDocument<RequestCodeMutation, RequestCodeMutationVariables> = {
  id: 'sha256:7c4d1792f23f552c0e8669b2fd684caaf83bdc668f80edbc4a42993649737661',
  text: 'mutation RequestCode($input: RequestSignInCodeInput!) {\n  requestSignInCode(input: $input) {\n    __typename\n    ... on SignInCodeRequested {\n      expiresAt\n    }\n    ... on Refusal {\n      message\n    }\n  }\n}',
};
