import type { ButtonHTMLAttributes } from 'react';
import css from './button.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `first`: the one act of the page. `plain`: besides it. `quiet`: a word among text. */
  kind?: 'first' | 'plain' | 'quiet';
  /** It is at work: it takes no second press, and says so. */
  busy?: boolean;
};

export function Button({ kind = 'plain', busy = false, type = 'button', className, ...rest }: Props) {
  const classes = [css.button, css[kind], className].filter(Boolean).join(' ');
  return (
    <button
      {...rest}
      type={type}
      className={classes}
      aria-disabled={busy || rest['aria-disabled']}
      data-busy={busy}
      onClick={busy ? undefined : rest.onClick}
    />
  );
}

/** What a link looks like that begins something. */
export const buttonLink = `${css.button} ${css.first}`;
export const plainLink = `${css.button} ${css.plain}`;
