import type { ReactNode } from 'react';
import css from './notice.module.css';

export type Tone = 'good' | 'waiting' | 'wrong' | 'plain';

/** A sentence that stands apart; what is wrong is read out at once. */
export function Notice({ tone = 'plain', title, children }: { tone?: Tone; title?: ReactNode; children?: ReactNode }) {
  return (
    <div
      className={css.notice}
      data-tone={tone}
      role={tone === 'wrong' ? 'alert' : tone === 'plain' ? undefined : 'status'}
    >
      {title && <p className={css.title}>{title}</p>}
      {children && <div>{children}</div>}
    </div>
  );
}

const SHAPES: Record<Tone, string> = { good: '●', waiting: '◐', wrong: '▲', plain: '○' };

/** A state as a shape and a word: colour is never all that tells it. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={css.state} data-tone={tone}>
      <span aria-hidden="true">{SHAPES[tone]}</span> {children}
    </span>
  );
}

/** What is wrong with a form, each with a link to its field. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: ReactNode;
  errors: readonly { id: string; text: ReactNode }[];
}) {
  if (errors.length === 0) return null;
  return (
    <div className={css.notice} data-tone="wrong" role="alert" tabIndex={-1}>
      <p className={css.title}>{title}</p>
      <ul className={css.errors}>
        {errors.map(({ id, text }, index) => (
          <li key={`${id}-${index}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(id);
                field?.scrollIntoView({ block: 'center' });
                field?.focus({ preventScroll: true });
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
