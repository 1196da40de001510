import css from './kbd.module.css';

/** The key that does the same, in the button that it belongs to; left out where there is no keyboard. */
export function Kbd({ name }: { name: string }) {
  return <kbd className={css.kbd}>{name}</kbd>;
}
