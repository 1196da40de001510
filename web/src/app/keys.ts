import { useEffect } from 'react';
import type { Dialog } from '../data/views.ts';
import { useApp } from './context.tsx';
import { back, go, parseRoute } from './route.ts';
import { sorted } from './sort-dialogs.ts';

export const SEARCH_FIELD = 'tocsin-search';
export const COMPOSER_FIELD = 'tocsin-composer';

/** Keys that work everywhere: they stand in Settings → Keys. */
export function useKeys(): void {
  const app = useApp();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = event.ctrlKey || event.metaKey;
      if ((command && event.key === 'k') || (event.key === '/' && !typing(event))) {
        event.preventDefault();
        if (matchMedia('(max-width: 760px)').matches) go({ at: 'chats' });
        document.getElementById(SEARCH_FIELD)?.focus();
      } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        step(
          event.key === 'ArrowDown' ? 1 : -1,
          sorted([...app.state().dialogs.values()].filter((it) => !it.archived)),
        );
      } else if (event.key === '?' && !typing(event)) {
        go({ at: 'settings', page: 'keys' });
      } else if (event.key === 'Escape' && !overlayOpen()) {
        const route = parseRoute(location.hash);
        if (route.at !== 'chats') {
          event.preventDefault();
          if (route.at === 'chat' && route.info) go({ at: 'chat', id: route.id }, true);
          else back();
        }
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [app]);
}

function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}

function overlayOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}

function step(by: number, dialogs: Dialog[]): void {
  const route = parseRoute(location.hash);
  const at = route.at === 'chat' ? dialogs.findIndex((dialog) => dialog.chatId === route.id) : by > 0 ? -1 : 0;
  const next = dialogs[Math.max(0, Math.min(dialogs.length - 1, at + by))];
  if (next) go({ at: 'chat', id: next.chatId }, route.at === 'chat');
}
