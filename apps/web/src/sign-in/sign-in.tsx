import { layout, Button, Field, GRAPH_LOCALES, inputClass, Notice, useLocale, useWords } from '@podium/ui';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { PageTitle } from '../frame/frame.js';
import { usePodium } from '../podium.js';
import { RequestCode } from './sign-in.documents.js';
import css from './sign-in.module.css';
import { signInWords } from './sign-in.words.js';

/** What the page waits for: an address, or the code that was sent to it. */
type Step = { at: 'address' } | { at: 'code'; email: string };

export function SignInPage() {
  const say = useWords(signInWords);
  const [step, become] = useState<Step>({ at: 'address' });
  return (
    <>
      <PageTitle title={say('title')} lead={say('lead')} />
      {step.at === 'address' ? (
        <AskForCode sent={(email) => become({ at: 'code', email })} />
      ) : (
        <EnterCode email={step.email} another={() => become({ at: 'address' })} />
      )}
    </>
  );
}

function AskForCode({ sent }: { sent: (email: string) => void }) {
  const say = useWords(signInWords);
  const locale = useLocale();
  const { graph } = usePodium();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    if (email === '') return setError(say('emailMissing'));
    setBusy(true);
    try {
      const { requestSignInCode: answer } = await graph.ask(RequestCode, {
        input: { email, locale: GRAPH_LOCALES[locale] },
      });
      if (answer.__typename === 'SignInCodeRequested') sent(email);
      else setError(answer.message);
    } catch {
      setError(say('unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void send(event)} noValidate>
      <Field label={say('email')} error={error}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
          />
        )}
      </Field>
      <div>
        <Button kind="first" type="submit" busy={busy}>
          {say('send')}
        </Button>
      </div>
    </form>
  );
}

function EnterCode({ email, another }: { email: string; another: () => void }) {
  const say = useWords(signInWords);
  const lang = useLocale();
  const { session } = usePodium();
  const { to } = useSearch({ from: '/$lang/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    if (code === '') return setError(say('codeMissing'));
    setBusy(true);
    try {
      const answer = await session.signIn(email, code, lang);
      if (!('token' in answer)) return setError(answer.message);
      if (to === undefined) await navigate({ to: '/$lang', params: { lang } });
      else router.history.push(to);
    } catch {
      setError(say('unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void enter(event)} noValidate>
      <Notice tone="good">
        <p>{say('sent', { email })}</p>
      </Notice>
      <Field label={say('code')} help={say('codeHelp')} error={error}>
        {(control) => (
          <input
            {...control}
            className={`${inputClass} ${css.code}`}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
          />
        )}
      </Field>
      <div className={layout.acts}>
        <Button kind="first" type="submit" busy={busy}>
          {say('enter')}
        </Button>
        <Button kind="quiet" onClick={another}>
          {say('another')}
        </Button>
      </div>
    </form>
  );
}
