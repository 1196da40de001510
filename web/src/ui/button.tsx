import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Spinner } from './spinner.tsx';
import { Tip } from './tip.tsx';
import css from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  busy?: boolean;
  wide?: boolean;
  icon?: ReactNode;
}

/** The one button with words. */
export function Button({ kind = 'plain', busy = false, wide = false, icon, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${css.button} ${css[kind]} ${wide ? css.wide : ''} ${rest.className ?? ''}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? <Spinner size={16} /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: read aloud, and shown as a tip. */
  label: string;
  shown?: boolean;
  strong?: boolean;
  tip?: boolean;
}

/** The one button with a picture only. */
export function IconButton({ label, shown, strong = false, tip = true, children, ...rest }: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-pressed={shown}
      className={`${css.icon} ${strong ? css.strong : ''} ${rest.className ?? ''}`}
    >
      {children}
    </button>
  );
  return tip ? <Tip text={label}>{button}</Tip> : button;
}
