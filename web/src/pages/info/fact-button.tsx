import type { ReactNode } from 'react';
import css from './info.module.css';

/** A line of the info page that opens something: what it is, and below it what one finds there. */
export function FactButton(props: { icon: ReactNode; title: string; hint: string; onClick: () => void }) {
  return (
    <button type="button" className={css.fact} onClick={props.onClick}>
      {props.icon}
      <span>
        <span className={css.value}>{props.title}</span>
        <span className={css.what}>{props.hint}</span>
      </span>
    </button>
  );
}
