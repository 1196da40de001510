import { useEffect } from 'react';
import { useApp, useFetched } from '../../../app/context.tsx';
import type { PeerId } from '../../../data/views.ts';

/** What waits to be sent in a chat, kept fresh; undefined until it is known. */
export function useScheduled(chatId: PeerId) {
  const { messenger, onPatch } = useApp();
  const fetched = useFetched(() => messenger.scheduled(chatId), String(chatId));
  const { again } = fetched;
  useEffect(
    () =>
      onPatch((patch) => {
        if (patch.is === 'scheduled' && patch.chatId === chatId) again();
      }),
    [onPatch, chatId, again],
  );
  return fetched;
}
