import type { ReactNode } from 'react';
import css from './sign-in.module.css';

/** What a step of signing in asks for, and a line below that says where the answer comes from. */
export function StepText({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      {children && <p className={css.text}>{children}</p>}
    </>
  );
}
