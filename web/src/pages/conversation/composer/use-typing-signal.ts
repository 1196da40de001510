import { useCallback, useRef } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { PeerId } from '../../../data/views.ts';

const REPEAT_MS = 5000;

/** Tells the others that one is writing: at most every five seconds, and nothing to channels. */
export function useTypingSignal(chatId: PeerId): (doing: 'typing' | 'none') => void {
  const { messenger, state } = useApp();
  const last = useRef(0);
  return useCallback(
    (doing) => {
      const now = Date.now();
      if (doing === 'none') {
        last.current = 0;
        return;
      }
      if (now - last.current < REPEAT_MS || state().peers.get(chatId)?.kind === 'channel') return;
      last.current = now;
      messenger.typing(chatId, doing).catch(() => {});
    },
    [messenger, state, chatId],
  );
}
