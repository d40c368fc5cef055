import { isLocale, preferredLocale } from '@podium/ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Frame, NothingHere, SomethingWentWrong, Waiting } from './frame/frame.js';
import type { Podium } from './podium.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: preferredLocale(navigator.languages) } });
  },
});

/** One address for each language. */
const language = createRoute({
  getParentRoute: () => root,
  path: '/$lang',
  beforeLoad: ({ params }) => {
    if (!isLocale(params.lang)) throw notFound();
  },
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => language,
  path: '/',
  component: lazyRouteComponent(() => import('./public/home.js'), 'Home'),
});
const edition = createRoute({
  getParentRoute: () => language,
  path: '/editions/$edition',
  component: lazyRouteComponent(() => import('./public/edition.js'), 'EditionPage'),
});
const results = createRoute({
  getParentRoute: () => language,
  path: '/editions/$edition/results',
  validateSearch: (search: Record<string, unknown>): { category?: string } =>
    typeof search['category'] === 'string' ? { category: search['category'] } : {},
  component: lazyRouteComponent(() => import('./public/results.js'), 'ResultsPage'),
});
const signIn = createRoute({
  getParentRoute: () => language,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    // Never to another site: only an address of ours may follow.
    typeof search['to'] === 'string' && /^\/(?!\/)/.test(search['to']) ? { to: search['to'] } : {},
  component: lazyRouteComponent(() => import('./sign-in/sign-in.js'), 'SignInPage'),
});
const entries = createRoute({
  getParentRoute: () => language,
  path: '/entries',
  component: lazyRouteComponent(() => import('./entrant/entries.js'), 'EntriesPage'),
});
const start = createRoute({
  getParentRoute: () => language,
  path: '/editions/$edition/enter/$category',
  component: lazyRouteComponent(() => import('./entrant/start.js'), 'StartPage'),
});
const entry = createRoute({
  getParentRoute: () => language,
  path: '/entries/$entry',
  component: lazyRouteComponent(() => import('./entrant/entry.js'), 'EntryPage'),
});

const tree = root.addChildren([index, language.addChildren([home, edition, results, signIn, entries, start, entry])]);

export function makeRouter(_podium: Podium) {
  return createRouter({
    routeTree: tree,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: SomethingWentWrong,
    defaultNotFoundComponent: NothingHere,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
