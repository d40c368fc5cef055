import { CookieSession, GraphClient, GraphFault, Uploader, type SignedInAs, type TypedDocument } from '@podium/sdk';
import { isLocale, type Locale } from '@podium/ui';
import { QueryClient, queryOptions, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';

/** What every page stands on: the graph, who is signed in, and what has been asked already. */
export interface Podium {
  graph: GraphClient;
  uploader: Uploader;
  session: CookieSession;
  queries: QueryClient;
  /** Whoever is signed in; undefined: nobody; null: not known yet. */
  signedInAs(): SignedInAs | undefined | null;
  onSessionChange(listener: () => void): () => void;
  languageIs(read: () => string): void;
  locale(): Locale;
}

export function startPodium(): Podium {
  const listeners = new Set<() => void>();
  let person: SignedInAs | undefined | null = null;
  let readLanguage = () => 'en';
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // The client has tried again already; a refusal does not change by asking once more.
        retry: false,
      },
    },
  });
  const session = new CookieSession((now) => {
    const another = person !== null && person?.person.id !== now?.person.id;
    person = now;
    // Nobody reads what was asked for somebody else.
    if (another) queries.clear();
    for (const listener of listeners) listener();
  });
  const locale = () => {
    const language = readLanguage();
    return isLocale(language) ? language : 'en';
  };
  void session.whoever().catch(() => undefined);
  return {
    graph: new GraphClient({ url: '/graphql', tokens: session, locale }),
    uploader: new Uploader({ tokens: session, locale }),
    session,
    queries,
    signedInAs: () => person,
    onSessionChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    languageIs: (read) => {
      readLanguage = read;
    },
    locale,
  };
}

const Context = createContext<Podium | undefined>(undefined);

export function PodiumProvider({ podium, children }: { podium: Podium; children: ReactNode }) {
  return <Context value={podium}>{children}</Context>;
}

export function usePodium(): Podium {
  const podium = useContext(Context);
  if (!podium) throw new Error('a page outside of Podium');
  return podium;
}

/** Whoever is signed in; undefined: nobody; null: not known yet. */
export function useSignedInAs(): SignedInAs | undefined | null {
  const podium = usePodium();
  return useSyncExternalStore(podium.onSessionChange, podium.signedInAs);
}

function optionsOf<Result, Variables>(
  podium: Podium,
  document: TypedDocument<Result, Variables>,
  variables: Variables,
) {
  return queryOptions({
    queryKey: [document.id, variables],
    queryFn: ({ signal }) => podium.graph.ask(document, variables, { signal }),
  });
}

/** Asks, and waits: the page's frame shows that it does. Its faults are shown by the page's boundary. */
export function useGraph<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Result {
  return useSuspenseQuery(optionsOf(usePodium(), document, variables)).data;
}

interface Connection<Item> {
  nodes: readonly Item[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** Every item of a list, page after page: where something left out would be something overlooked. */
export function useWholeList<Result, Variables extends { after?: string | null | undefined }, Item>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  listOf: (result: Result) => Connection<Item>,
): readonly Item[] {
  const { graph } = usePodium();
  return useSuspenseQuery({
    queryKey: [document.id, 'whole', variables],
    queryFn: async ({ signal }) => {
      const items: Item[] = [];
      for (let after: string | null = null; ;) {
        const { nodes, pageInfo } = listOf(await graph.ask(document, { ...variables, after }, { signal }));
        items.push(...nodes);
        if (!pageInfo.hasNextPage) return items;
        after = pageInfo.endCursor;
      }
    },
  }).data;
}

/** Asks beside the page; undefined while it waits. */
export function useGraphBeside<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  { enabled = true, everySeconds }: { enabled?: boolean; everySeconds?: number } = {},
): Result | undefined {
  const options = optionsOf(usePodium(), document, variables);
  return useQuery({ ...options, enabled, refetchInterval: everySeconds === undefined ? false : everySeconds * 1000 })
    .data;
}

/** Acts: one key for one act, also when it is tried again. Afterwards everything that is shown is asked anew. */
export function useAct<Result, Variables>(document: TypedDocument<Result, Variables>) {
  const { graph, queries } = usePodium();
  return useMutation({
    mutationFn: (variables: Variables) => graph.ask(document, variables),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof GraphFault && error.codes.includes('UNAUTHENTICATED');
}
