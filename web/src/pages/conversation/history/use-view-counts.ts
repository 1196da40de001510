import { useEffect, useRef } from 'react';
import { useApp } from '../../../app/context.tsx';
import { LOCAL_IDS, type PeerId } from '../../../data/views.ts';
import type { Item } from './items.ts';

/** Counts the posts of a channel that are drawn as looked at: each once for every time that the chat is opened. */
export function useViewCounts(chatId: PeerId, items: readonly Item[], shown: readonly { index: number }[]): void {
  const { messenger } = useApp();
  const counted = useRef(new Set<number>());
  useEffect(() => {
    const ids = shown.flatMap(({ index }) => {
      const item = items[index];
      return item?.kind === 'message' && item.messages[0]?.isPost ? item.messages.map((it) => it.id) : [];
    });
    const fresh = ids.filter((id) => id < LOCAL_IDS && !counted.current.has(id));
    for (const id of fresh) counted.current.add(id);
    if (fresh.length > 0) messenger.viewed(chatId, fresh).catch(() => {});
  }, [messenger, chatId, items, shown]);
}
