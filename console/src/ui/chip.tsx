import type { ReactNode } from 'react';
import css from './chip.module.css';

export type ChipKind = 'plain' | 'accent' | 'danger' | 'warning' | 'success';

/** One word about a thing. Colour repeats what the word says and is never alone. */
export function Chip({ kind = 'plain', children, title }: { kind?: ChipKind; children: ReactNode; title?: string }) {
  return (
    <span className={`${css.chip} ${css[kind]}`} title={title}>
      {children}
    </span>
  );
}
