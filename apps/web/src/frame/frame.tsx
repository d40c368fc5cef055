import { GraphFault, NotReachable, TooMany } from '@podium/sdk';
import { isLocale, LOCALE_NAMES, LocaleProvider, LOCALES, Notice, useLocale, useWords, type Locale } from '@podium/ui';
import { Link, Outlet, useLocation, useParams, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { isUnauthenticated, usePodium, useSignedInAs } from '../podium.js';
import css from './frame.module.css';
import { frameWords } from './frame.words.js';

/** What is the same on every page: where one is, the language, who is signed in. */
export function Frame() {
  const { lang } = useParams({ strict: false });
  const locale: Locale = lang !== undefined && isLocale(lang) ? lang : 'en';
  useEffect(() => {
    document.documentElement.lang = locale === 'zh-Hant' ? 'zh-Hant-HK' : locale;
  }, [locale]);
  return (
    <LocaleProvider locale={locale}>
      <SkipLink />
      <header className={css.header}>
        <div className={css.bar}>
          <Link to="/$lang" params={{ lang: locale }} className={css.brand}>
            Podium
          </Link>
          <Sections />
          <Languages />
          <WhoIsSignedIn />
        </div>
      </header>
      <main id="main" className={css.main} tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </LocaleProvider>
  );
}

function SkipLink() {
  const say = useWords(frameWords);
  return (
    <a href="#main" className={css.skip}>
      {say('skip')}
    </a>
  );
}

/** The same page in the other languages: real addresses, which can be sent to somebody. */
function Languages() {
  const say = useWords(frameWords);
  const current = useLocale();
  const { pathname, searchStr } = useLocation();
  const rest = pathname.split('/').slice(2).join('/');
  return (
    <nav className={css.languages} aria-label={say('language')}>
      {LOCALES.map((each) => (
        <a
          key={each}
          href={`/${each}${rest ? `/${rest}` : ''}${searchStr}`}
          lang={each}
          aria-current={each === current ? 'true' : undefined}
        >
          {LOCALE_NAMES[each]}
        </a>
      ))}
    </nav>
  );
}

/** What one comes for. */
function Sections() {
  const say = useWords(frameWords);
  const lang = useLocale();
  const person = useSignedInAs();
  if (!person) return null;
  return (
    <nav className={css.languages} aria-label={say('yours')}>
      <Link to="/$lang/entries" params={{ lang }} activeProps={{ 'aria-current': 'page' }}>
        {say('myEntries')}
      </Link>
      <Link to="/$lang/judging" params={{ lang }} activeProps={{ 'aria-current': 'page' }}>
        {say('judging')}
      </Link>
      <Link to="/$lang/organise" params={{ lang }} activeProps={{ 'aria-current': 'page' }}>
        {say('organise')}
      </Link>
    </nav>
  );
}

function WhoIsSignedIn() {
  const say = useWords(frameWords);
  const lang = useLocale();
  const { session } = usePodium();
  const person = useSignedInAs();
  const { pathname } = useLocation();
  const router = useRouter();
  if (person === null) return <span className={css.person} aria-hidden="true" />;
  if (person === undefined) {
    const here = pathname.endsWith('/sign-in') ? {} : { to: pathname };
    return (
      <span className={css.person}>
        <Link to="/$lang/sign-in" params={{ lang }} search={here}>
          {say('signIn')}
        </Link>
      </span>
    );
  }
  const leave = async () => {
    await session.signOut();
    await router.navigate({ to: '/$lang', params: { lang } });
  };
  return (
    <span className={css.person}>
      <span className={css.address}>{person.person.email}</span>{' '}
      <button type="button" className={css.leave} onClick={() => void leave()}>
        {say('signOut')}
      </button>
    </span>
  );
}

function Footer() {
  const say = useWords(frameWords);
  return (
    <footer className={css.footer}>
      <p>{say('about')}</p>
      <p>
        <a href="/explorer">{say('explorer')}</a>
      </p>
    </footer>
  );
}

/** A page's heading, which is read out when one comes to it, and its title in the browser. */
export function PageTitle({ children, title, lead }: { children?: ReactNode; title: string; lead?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Podium`;
    // After a link within the pages, as after a page that was loaded, reading begins at the top.
    if (document.activeElement === document.body || document.activeElement?.closest('header') === null) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [title]);
  return (
    <div className={css.title}>
      <h1 ref={heading} tabIndex={-1}>
        {children ?? title}
      </h1>
      {lead && <p className={css.lead}>{lead}</p>}
    </div>
  );
}

export function Waiting() {
  const say = useWords(frameWords);
  return (
    <p className={css.waiting} role="status">
      {say('waiting')}
    </p>
  );
}

export function NothingHere() {
  const say = useWords(frameWords);
  const lang = useLocale();
  return (
    <>
      <PageTitle title={say('nothingHere')} lead={say('nothingHereMore')} />
      <p>
        <Link to="/$lang" params={{ lang }}>
          {say('home')}
        </Link>
      </p>
    </>
  );
}

/** What went wrong, what is kept, what to do. */
export function SomethingWentWrong({ error, reset }: { error: unknown; reset?: () => void }) {
  const say = useWords(frameWords);
  const lang = useLocale();
  const { queries } = usePodium();
  const { pathname } = useLocation();
  if (isUnauthenticated(error)) {
    return (
      <Notice tone="waiting" title={say('signInFirst')}>
        <Link to="/$lang/sign-in" params={{ lang }} search={{ to: pathname }}>
          {say('signIn')}
        </Link>
      </Notice>
    );
  }
  const again = () => {
    void queries.resetQueries();
    reset?.();
  };
  return (
    <Notice tone="wrong" title={say('wentWrong')}>
      <p>{inWords(error, say)}</p>
      <p>
        <button type="button" onClick={again}>
          {say('again')}
        </button>
      </p>
    </Notice>
  );
}

function inWords(error: unknown, say: (key: keyof typeof frameWords) => string): string {
  if (error instanceof NotReachable) return say('notReachable');
  if (error instanceof TooMany || error instanceof GraphFault) return error.message;
  return say('unexpected');
}
