import css from './plot.module.css';

/** What a line or an area of a plot means. */
export function PlotKey({ look, text }: { look: 'line' | 'second' | 'band'; text: string }) {
  return (
    <span className={css.key}>
      <svg width="24" height="12" aria-hidden="true">
        {look === 'band' ? (
          <rect className={css.band} width="24" height="12" rx="2" />
        ) : (
          <line className={css[look]} x1="0" x2="24" y1="6" y2="6" />
        )}
      </svg>
      {text}
    </span>
  );
}
