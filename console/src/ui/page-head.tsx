import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { setPageTitle } from '../app/title.ts';
import css from './page.module.css';

/** The title of a page with what can be done there. The browser's title follows it. */
export function PageHead({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  useEffect(() => setPageTitle(title), [title]);
  return (
    <header className={css.section}>
      <div className={css.head}>
        <h1 tabIndex={-1}>{title}</h1>
        {children && <div className={css.row}>{children}</div>}
      </div>
      {lead && <p className={css.lead}>{lead}</p>}
    </header>
  );
}
