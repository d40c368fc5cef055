const lib = (path) => `libs/platform/${path}`;
const here = (path) => `libs/testing/src/platform/${path}`;

/** What every service stands on. */
export default [
  {
    file: lib('service/src/mutations.ts'),
    specs: [here('mutations.spec.ts')],
    mistakes: {
      'a refusal under a key keeps what was written before it': [
        'const result = await context.readingIn(tx, () => work(tx));\n        await',
        'const result = await context.readingIn(tx, () => work(tx)).catch((error: unknown) => {\n          if (error instanceof Refused) return { refusal: { ...error.refusal, __typename: error.refusal.constructor.name } } as never;\n          throw error;\n        });\n        await',
        'apps/registrations/src/entry/refusal-under-key.spec.ts',
      ],
      'a key is one for everybody': [
        'const who = [this.callerOf(context), key, position];',
        "const who = ['somebody', key, position];",
      ],
      'a key serves another request': ['row.hash !== hash', 'row.hash === null'],
      'an equal request does not wait': [
        'if (first === 0) return { given: true',
        'if (first > 1) return { given: true',
      ],
      'the address of a client is kept': [
        "createHmac('sha256', this.clientKey)\n        .update(call.clientAddress ?? '')\n        .digest('base64url')",
        "call.clientAddress ?? ''",
      ],
    },
  },
  {
    file: lib('database/src/unavailable.ts'),
    specs: [lib('database/src/unavailable.spec.ts')],
    mistakes: {
      'a connection that broke within a transaction is our fault': [
        '|Client (has encountered a connection error|was closed) and is not queryable',
        '',
      ],
      'a full disk is our fault': ["const CLASSES = new Set(['08', '53']);", "const CLASSES = new Set(['08']);"],
    },
  },
  {
    file: lib('database/src/pool.ts'),
    specs: [here('queue-close.spec.ts')],
    mistakes: { 'a connection that is still being made is not cut': ['...config, stream }', '...config }'] },
  },
  {
    file: lib('storage/src/s3-store.ts'),
    specs: [lib('storage/src/documents.spec.ts')],
    mistakes: { 'a bucket that is away is our fault': ['throw new StoreAway(error);', 'throw error;'] },
  },
  {
    file: lib('outbox/src/relay.ts'),
    specs: [here('relay.spec.ts')],
    mistakes: {
      'what the queue did not take is not given back': ['await this.claims.giveBack(ids).catch(() => undefined);', ''],
      'secrets stay in the outbox': ['rows.filter(({ type }) => this.isSecret(type)).map(({ id }) => id)', '[]'],
    },
  },
  {
    file: lib('outbox/src/claims.ts'),
    specs: [here('relay.spec.ts')],
    mistakes: {
      'a killed relay keeps its rows for ever': [
        '(claimed_until IS NULL OR claimed_until < clock_timestamp())',
        'claimed_until IS NULL',
      ],
    },
  },
  {
    file: lib('outbox/src/listener.ts'),
    specs: [here('listening.spec.ts')],
    mistakes: {
      'an event that comes twice has two effects': [
        'if ((await firstHeard(tx, [event])).length === 0) return;',
        'await firstHeard(tx, [event]);',
      ],
      'what nobody signed is believed': ['if (!isOf(teller, event, keys)) throw', 'if (!teller) throw'],
    },
  },
  {
    file: lib('facts/src/facts.ts'),
    specs: [here('catch-up.spec.ts')],
    mistakes: {
      'what says nothing new is told': ['WHERE fact.hash <> excluded.hash OR fact.ended <> excluded.ended', ''],
    },
  },
  {
    file: lib('access/src/appointment.ts'),
    specs: [lib('access/src/appointment.spec.ts'), 'apps/registrations/src/entry/access.spec.ts'],
    mistakes: {
      'an office of a category holds in every edition': [
        '(each.editionCode === null || each.editionCode === editionCode) &&\n        (each.categoryCode',
        '(each.editionCode === null || each.categoryCode !== null || each.editionCode === editionCode) &&\n        (each.categoryCode',
        'apps/registrations/src/entry/access.spec.ts',
      ],
      'an appointment that ended still holds': [
        'FROM appointment WHERE person_id = $1 AND NOT ended',
        'FROM appointment WHERE person_id = $1',
        'apps/accounts/src/appointment/appointment.spec.ts',
      ],
    },
  },
  {
    file: lib('access/src/acts.ts'),
    specs: [lib('access/src/acts.spec.ts')],
    mistakes: {
      'the state is not looked at': ['if (from && !from.includes(state))', 'if (from && from.length === 0)'],
      'the last reason is told': [
        'if (reason) return reason;\n    }\n    return undefined;',
        'if (reason && check === this.gatesOf.get(act)?.at(-1)) return reason;\n    }\n    return undefined;',
      ],
      'one capacity of several is not enough': ['.by.some((capacity)', '.by.every((capacity)'],
    },
  },
  {
    file: lib('access/src/tokens.ts'),
    specs: [lib('access/src/tokens.spec.ts')],
    mistakes: {
      'a token is remembered beyond its end': ['if (known && known.expiresAt > Date.now())', 'if (known)'],
      'a token of somebody else’s issuer is good': ['issuer: TOKEN_ISSUER, audience', 'audience'],
      'a forged key id fetches the keys each time': [
        'Date.now() - this.fetchedAt < REFETCH_MS',
        'Date.now() < this.fetchedAt',
      ],
    },
  },
  {
    file: lib('graphql/src/http/http-endpoint.ts'),
    specs: [lib('graphql/src/http/mount-subgraph.spec.ts')],
    mistakes: {
      'a silent service is waited for': [
        'signal: AbortSignal.timeout(timeout)',
        'signal: AbortSignal.timeout(timeout * 10_000)',
      ],
    },
  },
  {
    file: lib('graphql/src/http/mount-subgraph.ts'),
    specs: [lib('graphql/src/http/mount-subgraph.spec.ts')],
    mistakes: {
      'a service answers whoever asks': [
        'if (isGateway(request.headers[CallHeader.gateway])) return;',
        'if (isGateway(request.headers[CallHeader.gateway]) || request.headers) return;',
      ],
    },
  },
];
