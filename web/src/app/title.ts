import { useEffect } from 'react';
import { useAppState } from './context.tsx';

/** The number of unread chats in the tab's title, and as a badge where the system shows one. */
export function useTitle(): void {
  const unread = useAppState((state) => {
    const now = Date.now() / 1000;
    let chats = 0;
    for (const dialog of state.dialogs.values()) {
      if (!dialog.archived && dialog.mutedUntil < now && (dialog.unread > 0 || dialog.markedUnread)) chats++;
    }
    return chats;
  });
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Tocsin` : 'Tocsin';
    if ('setAppBadge' in navigator) {
      (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => {});
    }
  }, [unread]);
}
