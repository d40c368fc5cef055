import { NotReachable } from './faults.js';
import type { TokenSource } from './token-source.js';

/** What the gateway's `/session` says of whoever is signed in. */
export interface SignedInAs {
  token: string;
  tokenExpiresAt: string;
  person: { id: string; email: string };
}

/** Why nobody was signed in. */
export interface SignInRefused {
  refusal: string;
  message: string;
}

/** Renews while the token is still good for this many milliseconds. */
const EARLY = 60_000;

/**
 * The session of pages: the token lives in memory, the renewal in a cookie that no script can read. Several tabs share the
 * cookie, so only one of them renews at a time.
 */
export class CookieSession implements TokenSource {
  private current: SignedInAs | undefined;
  private renewing: Promise<SignedInAs | undefined> | undefined;
  /** Nobody is signed in, as far as the gateway has said. */
  private nobody = false;

  constructor(
    private readonly changed: (now: SignedInAs | undefined) => void = () => undefined,
    private readonly url = '/session',
  ) {}

  async token(): Promise<string | undefined> {
    if (this.nobody) return undefined;
    if (this.current && Date.parse(this.current.tokenExpiresAt) - Date.now() > EARLY) return this.current.token;
    return (await this.renew())?.token;
  }

  async refused(token: string): Promise<string | undefined> {
    if (this.current && this.current.token !== token) return this.current.token;
    return (await this.renew())?.token;
  }

  /** Whoever is signed in in this browser; asks the gateway once. */
  async whoever(): Promise<SignedInAs | undefined> {
    await this.token();
    return this.current;
  }

  async signIn(email: string, code: string, locale?: string): Promise<SignedInAs | SignInRefused> {
    const response = await this.send('POST', this.url, JSON.stringify({ email, code }), locale);
    const answer = (await response.json()) as SignedInAs | SignInRefused;
    if ('token' in answer) this.become(answer);
    return answer;
  }

  async signOut(): Promise<void> {
    const token = await this.token();
    await this.send('DELETE', this.url, undefined, undefined, token);
    this.become(undefined);
  }

  private renew(): Promise<SignedInAs | undefined> {
    this.renewing ??= alone(async () => {
      const response = await this.send('POST', `${this.url}/renewal`, '{}');
      if (response.status === 204 || response.status === 401) return this.become(undefined);
      if (!response.ok) throw new NotReachable('The session could not be renewed.');
      return this.become((await response.json()) as SignedInAs);
    }).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private become(now: SignedInAs | undefined): SignedInAs | undefined {
    this.current = now;
    this.nobody = now === undefined;
    this.changed(now);
    return now;
  }

  private async send(method: string, url: string, body?: string, locale?: string, token?: string): Promise<Response> {
    try {
      return await fetch(url, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(locale === undefined ? {} : { 'accept-language': locale }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      throw new NotReachable('Podium did not answer.');
    }
  }
}

/** One tab after another; where there are no locks, within this page. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks;
  return locks ? locks.request('podium-session', work) : work();
}

interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}
