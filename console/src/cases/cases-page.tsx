import { useEffect, useRef, useState } from 'react';
import type { QueueName, QueueRow } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { call } from '../api/client.ts';
import { change } from '../api/use-call.ts';
import { type Shortcut, useShortcuts } from '../app/keys.ts';
import { go, usePlace, withQuery } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { setPageTitle } from '../app/title.ts';
import { Kbd } from '../ui/kbd.tsx';
import { attempt } from '../ui/toast.ts';
import { CaseReview } from './case-review.tsx';
import css from './cases.module.css';
import { readFilter } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { useQueue } from './use-queue.ts';

/** Queues on the left, the case on the right; on a phone one at a time. */
export function CasesPage() {
  const { may, vocabulary } = useSession();
  const place = usePlace();
  const filter = readFilter(place.query, vocabulary.queues);
  const queue = useQueue(filter);
  const [cursor, setCursor] = useState(0);
  const opened = place.at === 'case' ? place.id : undefined;
  const last = Math.max(0, (queue.total ?? 0) - 1);
  const at = Math.min(cursor, last);
  const row = queue.rowAt(at);
  const open = (id: number) => go(withQuery({ ...place, at: 'case', rest: [String(id)] }, {}));
  const step = (by: number) => setCursor(Math.max(0, Math.min(last, at + by)));
  useFilterReset(JSON.stringify(filter), setCursor);
  useEffect(() => {
    if (opened === undefined) setPageTitle(t('page.queue'));
  }, [opened]);
  const next = () => attempt(takeNext(filter.queue ? [filter.queue] : vocabulary.queues, open));
  const mayClaim = may('case.claim');
  const keys: Shortcut[] = [
    { keys: 'j', name: 'keys.down', does: () => step(1), quiet: true },
    { keys: 'k', name: 'keys.up', does: () => step(-1), quiet: true },
    { keys: 'ArrowDown', name: 'keys.down', does: () => step(1), quiet: true },
    { keys: 'ArrowUp', name: 'keys.up', does: () => step(-1), quiet: true },
    { keys: 'Enter', name: 'keys.open', does: () => row && open(row.id), quiet: true },
    { keys: 'r', name: 'keys.refresh', does: queue.refresh },
    ...(mayClaim ? [{ keys: 'n', name: 'keys.next' as const, does: next }] : []),
    // While a case is open its own keys claim and release it.
    ...(mayClaim && row && opened === undefined ? rowKeys(row) : []),
  ];
  useShortcuts(keys);
  return (
    <div className={css.desk} data-open={opened !== undefined || undefined}>
      <section className={css.queue} aria-label={t('page.queue')}>
        <QueueFilters place={place} total={queue.total} />
        <QueueList
          queue={queue}
          cursor={at}
          opened={opened}
          place={place}
          onCursor={setCursor}
          filtered={place.query.size > 0}
        />
        {mayClaim && (
          <footer className={css.queueFoot}>
            <Button kind="primary" wide onClick={next}>
              {t('keys.next')} <Kbd name="n" />
            </Button>
          </footer>
        )}
      </section>
      <div className={css.case}>
        {opened === undefined ? (
          <Empty title={t('queue.choose')} text={t('queue.choose.text')} />
        ) : (
          <CaseReview key={opened} id={opened} onBack={() => go(withQuery({ ...place, at: 'queue', rest: [] }, {}))} />
        )}
      </div>
    </div>
  );
}

function rowKeys(row: QueueRow): Shortcut[] {
  return [
    {
      keys: 'c',
      name: 'case.claim',
      does: () => attempt(change('POST /cases/{id}/claim', { id: row.id }), t('case.claimed.done')),
    },
    {
      keys: 'u',
      name: 'case.release',
      does: () => attempt(change('POST /cases/{id}/release', { id: row.id }), t('case.released.done')),
    },
  ];
}

async function takeNext(queues: readonly QueueName[], open: (id: number) => void): Promise<void> {
  const taken = await call('POST /cases/claim-next', { body: { queues } });
  if (taken) open(taken.id);
  else say(t('queue.nothingToTake'));
}

/** Another list begins at its first row. */
function useFilterReset(filter: string, setCursor: (at: number) => void): void {
  const before = useRef(filter);
  useEffect(() => {
    if (before.current !== filter) setCursor(0);
    before.current = filter;
  }, [filter, setCursor]);
}
