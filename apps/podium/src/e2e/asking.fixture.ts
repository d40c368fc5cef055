import { mailboxKey } from '@podium/platform-config';
import type { RunningPodium } from '@podium/testing';

export interface GraphAnswer {
  status: number;
  data?: Record<string, any> | null; // eslint-disable-line @typescript-eslint/no-explicit-any -- as a client sees it
  codes: string[];
  text: string;
}

/** Asks the public address as a client does. */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<GraphAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as {
    data?: GraphAnswer['data'];
    errors?: { extensions?: { code?: string } }[];
  };
  const codes = errors.map(({ extensions }) => extensions?.code ?? 'NONE');
  return { status: response.status, ...(data === undefined ? {} : { data }), codes, text };
}

/**
 * Signs somebody in by the code of the letter.
 * @param lettersAt  where letters are read; Podium's own mailbox unless there is a mail server
 * @returns the token
 */
export async function signedIn({ url, dataDir }: RunningPodium, email: string, lettersAt?: string): Promise<string> {
  const newest = async () => {
    const at = `${lettersAt ?? url}/mailbox/letters?to=${encodeURIComponent(email)}&key=${mailboxKey(dataDir)}`;
    const [letter] = (await (await fetch(at)).json()) as { text: string }[];
    return letter?.text;
  };
  const before = await newest();
  await ask(url, `mutation($e: String!) { requestSignInCode(input: {email: $e}) { __typename } }`, { e: email });
  for (let tries = 0; tries < 600; tries++) {
    const text = await newest();
    // An earlier letter's code has been used.
    const code = text === before ? undefined : text?.match(/^\s*(\d{6})\s*$/m)?.[1];
    if (code) {
      const { data } = await ask(
        url,
        `mutation($e: String!, $c: String!) { signIn(input: {email: $e, code: $c}) { ... on SignedIn { token } } }`,
        { e: email, c: code },
      );
      return data?.['signIn'].token as string;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no letter with a code came to ${email}`);
}
