import { type RefObject, useEffect } from 'react';
import { useApp } from '../../../app/context.tsx';
import { LOCAL_IDS, type PeerId } from '../../../data/views.ts';
import type { Item } from './items.ts';

/** Rows come to rest before they count as seen. */
const REST_MS = 120;

interface ReadingOptions {
  chatId: PeerId;
  thread: number | undefined;
  scroller: RefObject<HTMLDivElement | null>;
  items: readonly Item[];
  scrolling: boolean;
  /** Index of the lowest row that is drawn: another one asks to look again. */
  lastShown: number;
}

/** Says to the server what was seen: the last message in sight, while the page is before someone's eyes. */
export function useReading({ chatId, thread, scroller, items, scrolling, lastShown }: ReadingOptions): void {
  const { messenger, state } = useApp();
  useEffect(() => {
    const element = scroller.current;
    if (!element || scrolling) return;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      const { last, mentions, reacted } = seenIn(element, items);
      if (mentions.length > 0) messenger.seenMentions(chatId, mentions).catch(() => {});
      if (reacted && (state().dialogs.get(chatId)?.reactions ?? 0) > 0) messenger.seenReactions(chatId).catch(() => {});
      if (last === 0) return;
      const done = thread ? messenger.readThread(chatId, thread, last) : messenger.read(chatId, last);
      done.catch(() => {});
    };
    const timer = setTimeout(read, REST_MS);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [messenger, state, chatId, thread, scroller, items, scrolling, lastShown]);
}

/** The newest message of which the upper edge is in sight (0: none), and what stands between the edges of the scroller. */
function seenIn(element: HTMLElement, items: readonly Item[]) {
  const { top, bottom } = element.getBoundingClientRect();
  const mentions: number[] = [];
  let last = 0;
  let reacted = false;
  for (const row of element.querySelectorAll<HTMLElement>('[data-index]')) {
    const item = items[Number(row.dataset.index)];
    const place = row.getBoundingClientRect();
    if (!item || place.top > bottom - 10) continue;
    const message = item.kind === 'message' ? item.messages.at(-1) : item.kind === 'action' ? item.message : undefined;
    if (message && message.id < LOCAL_IDS) last = Math.max(last, message.id);
    if (item.kind !== 'message' || place.bottom < top) continue;
    mentions.push(...item.messages.filter((it) => it.mentionsMe).map((it) => it.id));
    reacted ||= item.messages.some((it) => it.out && it.reactions.length > 0);
  }
  return { last, mentions, reacted };
}
