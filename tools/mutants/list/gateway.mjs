const here = (path) => `apps/gateway/src/${path}`;
const cache = here('cache/response-cache.spec.ts');
const limits = here('limits/limits.spec.ts');
const rates = here('limits/rates.spec.ts');
const graph = here('graph/graph.spec.ts');
const hardening = here('http/hardening.spec.ts');

/** One address, its limits and its caches. */
export default [
  {
    file: here('http/written-answer.ts'),
    specs: [here('http/graphql-over-http.spec.ts'), hardening, graph],
    mistakes: {
      'what is not ready is said to be': [
        'return data == null || Object.values(data).every((value) => value === null);',
        'return false;',
      ],
    },
  },
  {
    file: here('http/graphql-route.ts'),
    specs: [cache],
    mistakes: {
      'an answer is kept for every media type': ["${method}\\n${headers.accept ?? ''}\\n", '${method}\\n'],
      'an answer is kept for every language': ['\\n${locale}\\n', '\\n'],
      'whoever is signed in reads the public answer': [
        'request.headers.authorization === undefined ? questionOf(request) : undefined',
        'questionOf(request)',
      ],
      'errors are kept': ['result?.data != null && !result.errors ?', 'result?.data != null ?'],
    },
  },
  {
    file: here('cache/response-cache.ts'),
    specs: [cache],
    mistakes: {
      'an answer is fresh at its last instant': ['entry.until > this.now()', 'entry.until >= this.now()'],
      'everybody renews at once': ['if (!entry.renewing) {', 'if (true) {'],
      'what is too large is kept': ['if (bytes > this.largest) this.onTooLarge(bytes);\n    else', ''],
      'a failed renewal is waited for for ever': [
        'entry.renewing.then(forget, forget);',
        'entry.renewing.then(forget, () => undefined);',
      ],
    },
  },
  {
    file: here('engine/engine.ts'),
    specs: [hardening],
    mistakes: {
      'nobody hears that a service is away': ['onUnreachable({ subgraph, error, call: request.call });', ''],
      'a silent service is waited for': [
        'await within(patience, (endpoints[subgraph] as SubgraphEndpoint).execute(request))',
        'await within(patience * 10_000, (endpoints[subgraph] as SubgraphEndpoint).execute(request))',
      ],
    },
  },
  {
    file: here('limits/rates.ts'),
    specs: [rates],
    mistakes: {
      'one more than there are is given': ['if (bucket.left < 1)', 'if (bucket.left < 0)'],
      'a stock grows without end': ['Math.min(this.atOnce, bucket.left +', 'Math.max(0, bucket.left +'],
      'each address of a network has a stock of its own': ['.slice(0, 4)\n', '.slice(0, 8)\n'],
      'an IPv4 address in IPv6 is another client': ['if (mapped) return mapped[1] as string;', ''],
    },
  },
  {
    file: here('limits/cost.ts'),
    specs: [limits],
    mistakes: {
      'variables make no list longer': [
        'return variables[given.name.value] ?? defaults.get(given.name.value) ?? fallback;',
        'return defaults.get(given.name.value) ?? fallback;',
      ],
      'lists without a length cost one': ['isList(field.type) && !paged ? ASSUMED_LENGTH : 1', '1'],
      'introspection is free': ['return () => INTROSPECTION;', 'return () => 1;'],
    },
  },
  {
    file: here('limits/shape.ts'),
    specs: [limits],
    mistakes: {
      'fragments are not deep': [
        'measured.set(name, size);\n    return size;',
        'measured.set(name, size);\n    return { ...size, depth: 0 };',
      ],
      'aliases are not counted': ['if (aliases > limits.aliases)', 'if (aliases < 0)'],
      'brackets within brackets are not counted': ['if (OPENING.has(kind)) depth++;', ''],
    },
  },
  {
    file: here('graph/graph.ts'),
    specs: [graph],
    mistakes: {
      'a token that is not good is a field’s error': [
        "extensions?.['token'] === 'NOT_GOOD'",
        "extensions?.['token'] === 'GOOD'",
      ],
      'the dearest question is asked': ['if (cost > this.limits.cost)', 'if (cost > this.limits.cost * 1_000)', limits],
      'errors of services are shown as they are': [
        "'reference' in rest ? { reference: rest['reference'] } : rest",
        'rest',
      ],
    },
  },
  {
    file: here('graph/node-endpoint.ts'),
    specs: [here('graph/node.spec.ts')],
    mistakes: { 'one service alone says that a node is there': ['=== subgraphs.size)', '>= 1)'] },
  },
];
