import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueueRow } from '../../../src/safety/index.ts';
import { call } from '../api/client.ts';
import { onChanged } from '../api/use-call.ts';
import type { QueueQuery } from './queue-filter.ts';

const PAGE = 100;
const POLL_MS = 15_000;

interface Held {
  readonly key: string;
  readonly total: number | undefined;
  readonly pages: ReadonlyMap<number, readonly QueueRow[]>;
  readonly error: unknown;
}

/**
 * A list of any length of which only the pages in sight are fetched. `see` says which rows are drawn; those pages are
 * asked again every 15 seconds and after every change.
 */
export function useQueue(query: QueueQuery) {
  const key = JSON.stringify(query);
  const empty: Held = { key, total: undefined, pages: new Map(), error: undefined };
  const [held, setHeld] = useState(empty);
  const current = held.key === key ? held : empty;
  const seen = useRef({ key, from: 0, to: 0 });
  const latest = useRef(query);
  latest.current = query;

  const ask = useCallback(
    async (page: number) => {
      try {
        const { total, rows } = await call('GET /queue', {
          query: { ...latest.current, offset: page * PAGE, limit: PAGE },
        });
        setHeld((before) => ({
          key,
          total,
          pages: new Map(before.key === key ? before.pages : []).set(page, rows),
          error: undefined,
        }));
      } catch (error) {
        setHeld((before) => ({
          ...(before.key === key ? before : { key, total: undefined, pages: new Map() }),
          error,
        }));
      }
    },
    [key],
  );

  const asked = useRef(new Set<string>());
  const see = useCallback(
    (from: number, to: number) => {
      seen.current = { key, from, to };
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
        const name = `${key} ${page}`;
        if (asked.current.has(name)) continue;
        asked.current.add(name);
        void ask(page);
      }
    },
    [key, ask],
  );

  const refresh = useCallback(() => {
    const { from, to } = seen.current.key === key ? seen.current : { from: 0, to: 0 };
    asked.current.clear();
    see(from, to);
  }, [key, see]);

  useEffect(() => {
    refresh();
    const timer = setInterval(() => !document.hidden && refresh(), POLL_MS);
    const stop = onChanged(refresh);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [refresh]);

  const rowAt = useCallback(
    (index: number): QueueRow | undefined => current.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    [current],
  );
  return { total: current.total, error: current.error, rowAt, see, refresh };
}
