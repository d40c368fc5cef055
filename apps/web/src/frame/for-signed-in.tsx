import { Notice, useLocale, useWords } from '@podium/ui';
import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useSignedInAs } from '../podium.js';
import { Waiting } from './frame.js';
import { frameWords } from './frame.words.js';

/**
 * A page for whoever is signed in. What it shows is asked once it is known who asks; whoever is nobody signs in, and comes back
 * to this very page.
 */
export function forSignedIn(Page: ComponentType): ComponentType {
  return function ForSignedIn() {
    const say = useWords(frameWords);
    const lang = useLocale();
    const person = useSignedInAs();
    const { pathname, searchStr } = useLocation();
    if (person === null) return <Waiting />;
    if (person !== undefined) return <Page />;
    return (
      <Notice tone="waiting" title={say('signInFirst')}>
        <Link to="/$lang/sign-in" params={{ lang }} search={{ to: `${pathname}${searchStr}` }}>
          {say('signIn')}
        </Link>
      </Notice>
    );
  };
}
