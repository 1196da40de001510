import type { ReactNode } from 'react';
import { LawyerMark } from './lawyer.tsx';
import css from './page.module.css';

interface PartProps {
  title: string;
  /** Where the law asks for what stands here: a lawyer has to read it. */
  source?: string;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Part({ title, source, children }: PartProps) {
  return (
    <section className={css.card}>
      {source === undefined ? (
        <h2>{title}</h2>
      ) : (
        <div className={css.spread}>
          <h2>{title}</h2>
          <LawyerMark source={source} />
        </div>
      )}
      {children}
    </section>
  );
}
