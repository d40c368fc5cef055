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
import { readQueueSearch } from './screener/queue-search.js';

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
const screening = createRoute({
  getParentRoute: () => language,
  path: '/screening/$edition',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('./screener/queue.js'), 'QueuePage'),
});
const screen = createRoute({
  getParentRoute: () => language,
  path: '/screening/$edition/$entry',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('./screener/screen.js'), 'ScreenPage'),
});
const judging = createRoute({
  getParentRoute: () => language,
  path: '/judging',
  component: lazyRouteComponent(() => import('./judge/rounds.js'), 'RoundsPage'),
});
const round = createRoute({
  getParentRoute: () => language,
  path: '/judging/$round',
  component: lazyRouteComponent(() => import('./judge/round.js'), 'RoundPage'),
});
const sheet = createRoute({
  getParentRoute: () => language,
  path: '/judging/$round/$assignment',
  component: lazyRouteComponent(() => import('./judge/sheet.js'), 'SheetPage'),
});
const organise = createRoute({
  getParentRoute: () => language,
  path: '/organise',
  component: lazyRouteComponent(() => import('./organiser/mine.js'), 'OrganisePage'),
});
const board = createRoute({
  getParentRoute: () => language,
  path: '/organise/$edition',
  component: lazyRouteComponent(() => import('./organiser/board.js'), 'BoardPage'),
});

const tree = root.addChildren([
  index,
  language.addChildren([
    home,
    edition,
    results,
    signIn,
    entries,
    start,
    entry,
    screening,
    screen,
    judging,
    round,
    sheet,
    organise,
    board,
  ]),
]);

export function makeRouter() {
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
