import { useEffect } from 'react';
import { t } from '../i18n/index.ts';
import type { Patch } from '../data/messenger.ts';
import { actionText, mediaText, outwardText } from '../ui/message-text.ts';
import { nameOf } from '../ui/peer-name.tsx';
import { type App, useApp } from './context.tsx';
import { preferences } from './preferences.ts';
import { go } from './route.ts';

const MAX_WORDS = 200;

/** What a notification says: who wrote where others write too, what came with the message, and its text. */
function wordsOf({ message, from }: Extract<Patch, { is: 'notify' }>, app: App): string {
  const { peers, self } = app.state();
  if (message.action) return actionText(message, (id) => nameOf(peers.get(id)), self);
  const words = [mediaText(message), outwardText(message)].filter(Boolean).join(' · ').slice(0, MAX_WORDS);
  return from ? `${from}: ${words}` : words;
}

/** Desktop notifications, when they were switched on. Tabs use one tag, so the system shows each message once. */
export function useNotifications(): void {
  const app = useApp();
  useEffect(
    () =>
      app.onPatch((patch) => {
        if (patch.is !== 'notify' || !('Notification' in globalThis)) return;
        const { notifications, previews } = preferences();
        if (!notifications || Notification.permission !== 'granted') return;
        const note = new Notification(previews ? patch.title : 'Tocsin', {
          body: (previews && wordsOf(patch, app)) || t('notification.newMessage'),
          silent: patch.message.silent,
          tag: patch.message.key,
          icon: './icon-192.png',
        });
        note.addEventListener('click', () => {
          focus();
          go({ at: 'chat', id: patch.message.chatId });
          note.close();
        });
      }),
    [app],
  );
}
