import type { Graph, Asking } from './graph.js';

interface Letter {
  id: string;
  to: string;
  text: string;
}

const REQUEST = `mutation($input: RequestSignInCodeInput!) {
  requestSignInCode(input: $input) { __typename ... on SignInCodeRequested { expiresAt } ... on Refusal { message } } }`;
const SIGN_IN = `mutation($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignedIn { token tokenExpiresAt renewal person { id } } ... on Refusal { message } } }`;
const RENEW = `mutation($input: RenewSessionInput!) {
  renewSession(input: $input) { __typename ... on SignedIn { token tokenExpiresAt renewal person { id } } ... on Refusal { message } } }`;

interface SignedIn {
  __typename: 'SignedIn';
  token: string;
  tokenExpiresAt: string;
  renewal: string;
  person: { id: string };
}

const LETTER_PATIENCE_MS = 60_000;
const RENEW_BEFORE_MS = 120_000;

/** Somebody with an address, a mailbox and, once signed in, a token. Reads nobody else's letters. */
export class Person {
  private session: SignedIn | undefined;
  private signingIn: Promise<void> | undefined;

  constructor(
    private readonly graph: Graph,
    readonly email: string,
    private readonly client: string,
    /** Tells this season from another on the same server. */
    private readonly season: string,
    private readonly locale: 'EN' | 'ZH_HANT' | 'ZH_HANS' = 'EN',
  ) {}

  /** Asks for a code, waits for its letter and signs in. */
  async signIn(): Promise<void> {
    await (this.signingIn ??= this.begin());
  }

  /** How this person asks now; a token about to expire is renewed first. */
  async asking(key?: string): Promise<Asking> {
    await this.signIn();
    if (Date.parse(this.session?.tokenExpiresAt ?? '') - Date.now() < RENEW_BEFORE_MS) {
      this.session = await this.graph.tell<SignedIn>(
        RENEW,
        { input: { renewal: this.session?.renewal } },
        { client: this.client, key: `renew-${Date.now()}` },
      );
    }
    const known = { token: this.session?.token, client: this.client };
    return key === undefined ? known : { ...known, key: this.keyOf(key) };
  }

  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.graph.ask<Data>(query, variables, await this.asking());
  }

  /** @param step  names this act in this person's season: the same step told twice has one effect */
  async tell<Result extends { __typename: string }>(
    step: string,
    query: string,
    variables: Record<string, unknown>,
    expected: string[] = [],
  ): Promise<Result> {
    return this.graph.tell<Result>(query, variables, (await this.asking(step)) as Asking & { key: string }, expected);
  }

  /** Uploads a small file in one request, and waits until it was inspected. @returns the id of the paper that it became */
  async upload(metadata: Record<string, string>, bytes: Buffer): Promise<string> {
    return this.graph.upload(metadata, bytes, await this.asking());
  }

  private keyOf = (step: string) => `${this.season}/${this.email}/${step}`.slice(0, 200);

  private async begin(): Promise<void> {
    const already = new Set((await this.letters()).map(({ id }) => id));
    const asking = { client: this.client };
    await this.graph.tell(
      REQUEST,
      { input: { email: this.email, locale: this.locale } },
      { ...asking, key: this.keyOf('code') },
    );
    const code = await this.codeOfNewLetter(already);
    this.session = await this.graph.tell<SignedIn>(
      SIGN_IN,
      { input: { email: this.email, code } },
      { ...asking, key: this.keyOf('sign-in') },
    );
  }

  /** The code of an invitation to a team, once its letter is there. */
  invitation(): Promise<string> {
    return this.fromLetter(/^\s*([\w-]{32})\s*$/m, new Set());
  }

  private codeOfNewLetter(already: Set<string>): Promise<string> {
    return this.fromLetter(/^\s*(\d{6})\s*$/m, already);
  }

  private async fromLetter(code: RegExp, already: Set<string>): Promise<string> {
    const until = Date.now() + LETTER_PATIENCE_MS;
    for (let wait = 10; Date.now() < until; wait = Math.min(wait * 1.5, 250)) {
      for (const { id, text } of await this.letters()) {
        const found = already.has(id) ? undefined : text.match(code)?.[1];
        if (found) return found;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    throw new Error(`no letter with a code came to ${this.email}`);
  }

  /** The letters in this person's mailbox; waits while the server is away. */
  private async letters(): Promise<Letter[]> {
    const url = `${this.graph.mailboxUrl}/mailbox/letters?to=${encodeURIComponent(this.email)}`;
    for (const until = Date.now() + LETTER_PATIENCE_MS; ;) {
      const response = await fetch(url, { headers: { authorization: `Bearer ${this.graph.mailboxKey}` } }).catch(
        () => null,
      );
      if (response?.status === 404)
        throw new Error('This server has no mailbox: a season needs one to read its codes from.');
      if (response?.status === 403)
        throw new Error('The mailbox wants the key of its data folder: give that folder as --data.');
      if (response?.ok) return (await response.json()) as Letter[];
      if (Date.now() > until) throw new Error(`the mailbox answers ${response?.status ?? 'nothing'}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
