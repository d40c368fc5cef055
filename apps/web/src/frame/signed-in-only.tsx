import { Notice, useLocale, useWords } from '@podium/ui';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSignedInAs } from '../podium.js';
import { Waiting } from './frame.js';
import { frameWords } from './frame.words.js';

/** What is behind it is asked once it is known who asks. Whoever is nobody signs in, and comes back to this very page. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const say = useWords(frameWords);
  const lang = useLocale();
  const person = useSignedInAs();
  const { pathname, searchStr } = useLocation();
  if (person === null) return <Waiting />;
  if (person !== undefined) return children;
  return (
    <Notice tone="waiting" title={say('signInFirst')}>
      <Link to="/$lang/sign-in" params={{ lang }} search={{ to: `${pathname}${searchStr}` }}>
        {say('signIn')}
      </Link>
    </Notice>
  );
}
