import { useState } from 'react';
import type { ModerationEvent } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { moment } from '../i18n/format.ts';
import { t, tell } from '../i18n/index.ts';
import css from '../ui/page.module.css';
import line from './timeline.module.css';

const FIRST = 8;

export const actorText = (actor: string): string => (actor === 'system' ? t('ledger.system') : actor);

/** What happened, newest first; the first few until one asks for all. */
export function Timeline({ events }: { events: readonly ModerationEvent[] }) {
  const [all, setAll] = useState(false);
  if (events.length === 0) return <p className={css.quiet}>{t('timeline.none')}</p>;
  const newest = events.toReversed();
  return (
    <>
      <ol className={line.list}>
        {(all ? newest : newest.slice(0, FIRST)).map((event) => (
          <li key={event.seq} className={line.item}>
            <p>
              {tell('event', event.type)}
              {typeof event.data.note === 'string' && `: ${event.data.note}`}
            </p>
            <p className={`${css.quiet} ${css.small}`}>
              {moment(event.atMs)} · {actorText(event.actor)}
            </p>
          </li>
        ))}
      </ol>
      {!all && newest.length > FIRST && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('timeline.all', { count: newest.length })}
        </Button>
      )}
    </>
  );
}
