import type { Call } from '@podium/platform-graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AskGraph } from '../graph/ask-graph.js';

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ...Session ... on Refusal { message } } }`;
const RENEW = `mutation Renew($input: RenewSessionInput!) { renewSession(input: $input) { __typename ...Session ... on Refusal { message } } }`;
const SIGN_OUT = `mutation SignOut { signOut(input: { which: THIS }) { ended } }`;
const SESSION = `fragment Session on SignedIn { token tokenExpiresAt renewal person { id email } }`;

const COOKIE = 'podium_session';
const signInBody = z.object({ email: z.string().max(320), code: z.string().max(64) });

interface SignedIn {
  __typename: 'SignedIn';
  token: string;
  tokenExpiresAt: string;
  renewal: string;
  person: { id: string; email: string };
}
interface Refused {
  __typename: string;
  message: string;
}

/**
 * The session of pages. The renewal never meets a script: it is in a cookie that the browser sends here and nowhere else, and
 * only for pages of this very address. Other clients use the mutations.
 *   POST   /session          {email, code} → 200 {token, tokenExpiresAt, person} | 422 {refusal, message}
 *   POST   /session/renewal  → 200 the same | 204 nobody was signed in | 401 the session is over
 *   DELETE /session          → 204
 * @param seconds  how long the cookie is kept
 */
export function mountSession(
  fastify: FastifyInstance,
  { ask, callOf, seconds }: { ask: AskGraph; callOf: (request: FastifyRequest) => Call; seconds: number },
): void {
  const signedIn = (request: FastifyRequest, reply: FastifyReply, { renewal, ...shown }: SignedIn) => {
    const { token, tokenExpiresAt, person } = shown;
    reply.header('set-cookie', cookie(request, renewal, seconds));
    return reply.send({ token, tokenExpiresAt, person });
  };
  const route = { onRequest: sameSiteOnly, bodyLimit: 2_000 };

  fastify.post('/session', route, async (request, reply) => {
    const given = signInBody.safeParse(request.body);
    if (!given.success)
      return reply.status(400).send({ refusal: 'InputRefused', message: 'email and code are needed' });
    const { data } = await ask(`${SIGN_IN} ${SESSION}`, { input: given.data }, callOf(request));
    const answer = data?.['signIn'] as SignedIn | Refused | undefined;
    if (answer === undefined)
      return reply.status(503).send({ refusal: 'Unavailable', message: 'Nobody can sign in now.' });
    if (isSignedIn(answer)) return signedIn(request, reply, answer);
    return reply.status(422).send({ refusal: answer.__typename, message: answer.message });
  });

  fastify.post('/session/renewal', route, async (request, reply) => {
    const renewal = cookieOf(request);
    if (renewal === undefined) return reply.status(204).send();
    const { data } = await ask(`${RENEW} ${SESSION}`, { input: { renewal } }, callOf(request));
    const answer = data?.['renewSession'] as SignedIn | Refused | undefined;
    if (answer === undefined)
      return reply.status(503).send({ refusal: 'Unavailable', message: 'The session cannot be renewed now.' });
    if (isSignedIn(answer)) return signedIn(request, reply, answer);
    reply.header('set-cookie', cookie(request, '', 0));
    return reply.status(401).send({ refusal: answer.__typename, message: answer.message });
  });

  fastify.delete('/session', route, async (request, reply) => {
    await ask(SIGN_OUT, {}, callOf(request));
    return reply
      .header('set-cookie', cookie(request, '', 0))
      .status(204)
      .send();
  });
}

function isSignedIn(answer: SignedIn | Refused): answer is SignedIn {
  return answer.__typename === 'SignedIn';
}

/** Browsers say where a request comes from; a page of another address, or a form, has no business here. */
function sameSiteOnly(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { origin, host, 'sec-fetch-site': site, 'content-type': type = '' } = request.headers;
  const foreign = site !== undefined ? site !== 'same-origin' : origin !== undefined && !sameHost(origin, host);
  const isForm = request.method === 'POST' && !type.startsWith('application/json');
  if (!foreign && !isForm) return done();
  void reply.status(403).send({ refusal: 'AnotherSite', message: 'Sessions are for pages of this address alone.' });
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function cookie(request: FastifyRequest, value: string, seconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/session; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

function cookieOf({ headers }: FastifyRequest): string | undefined {
  const all = (headers.cookie ?? '').split(';').map((each) => each.trim());
  const found = all.find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return found === undefined || found === '' ? undefined : found;
}
