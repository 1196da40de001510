import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { HistoryFrom } from '../../../data/verbs/reading.ts';
import type { Patch } from '../../../data/messenger.ts';
import type { PeerId } from '../../../data/views.ts';
import { claimLocal } from '../message/media/local-files.ts';
import { addNewer, addOlder, emptyWindow, patchWindow, showPage, type Window } from '../../../data/window.ts';

const PAGE = 50;

export interface Opened {
  window: Window;
  error: unknown;
  /** Counts the jumps: the list then scrolls to `target` (0 is the end). */
  jump: { round: number; target: number };
  older: () => void;
  newer: () => void;
  /** Shows a message, loading what is around it when needed. */
  show: (id: number) => void;
  showDate: (date: number) => void;
  toEnd: () => void;
  again: () => void;
}

/** What of a change concerns one thread: the messages under it. */
function inThread(patch: Patch, thread: number): Patch {
  if (patch.is !== 'messages') return patch;
  return { ...patch, messages: patch.messages.filter((it) => it.thread === thread || it.id === thread) };
}

/** The loaded stretch of a chat or of one thread in it, kept fresh by patches. Starts at `first`: a message, or 0 for the end. */
export function useWindow(chatId: PeerId, first: number, thread?: number): Opened {
  const app = useApp();
  const [window, setWindow] = useState(() => emptyWindow(chatId));
  const [error, setError] = useState<unknown>();
  const [jump, setJump] = useState({ round: 0, target: first });
  const latest = useRef(window);
  latest.current = window;
  const loading = useRef({ older: false, newer: false });

  const load = useCallback(
    async (from: HistoryFrom, target: number) => {
      setError(undefined);
      try {
        const page = await app.messenger.history(chatId, from, PAGE, thread);
        setWindow((old) => showPage(old, page));
        const at = from.at === 'date' ? (page.messages.find((it) => it.date >= from.date)?.id ?? 0) : target;
        setJump((old) => ({ round: old.round + 1, target: at }));
      } catch (failure) {
        setError(failure);
      }
    },
    [app, chatId, thread],
  );

  useEffect(() => {
    void load(first > 0 ? { at: 'around', id: first } : { at: 'end' }, first);
    // The first place is only the first: later jumps go through `show`.
  }, [load]);

  useEffect(
    () =>
      app.onPatch((patch) => {
        claimLocal(patch);
        setWindow((old) => patchWindow(old, thread === undefined ? patch : inThread(patch, thread)));
      }),
    [app, thread],
  );

  const extend = useCallback(
    async (side: 'older' | 'newer') => {
      const { messages, empty } = latest.current;
      const edge = side === 'older' ? messages[0] : messages.at(-1);
      if (loading.current[side] || !latest.current[side] || empty || !edge) return;
      loading.current[side] = true;
      try {
        const from = { at: side === 'older' ? 'before' : 'after', id: edge.id } as const;
        const page = await app.messenger.history(chatId, from, PAGE, thread);
        setWindow((old) => {
          // Meanwhile one may have jumped elsewhere: then this page has no place any more.
          const same = (side === 'older' ? old.messages[0] : old.messages.at(-1))?.id === edge.id;
          if (!same) return old;
          return side === 'older' ? addOlder(old, page) : addNewer(old, page);
        });
      } catch {
        // Scrolling on asks again.
      } finally {
        loading.current[side] = false;
      }
    },
    [app, chatId, thread],
  );

  const show = useCallback(
    (id: number) => {
      if (latest.current.messages.some((it) => it.id === id)) setJump((old) => ({ round: old.round + 1, target: id }));
      else void load({ at: 'around', id }, id);
    },
    [load],
  );

  const toEnd = useCallback(() => {
    if (latest.current.newer) void load({ at: 'end' }, 0);
    else setJump((old) => ({ round: old.round + 1, target: 0 }));
  }, [load]);

  return {
    window,
    error,
    jump,
    older: useCallback(() => void extend('older'), [extend]),
    newer: useCallback(() => void extend('newer'), [extend]),
    show,
    showDate: useCallback((date: number) => void load({ at: 'date', date }, 0), [load]),
    toEnd,
    again: useCallback(() => void load(first > 0 ? { at: 'around', id: first } : { at: 'end' }, first), [load, first]),
  };
}
