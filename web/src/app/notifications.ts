import { useEffect } from 'react';
import { t } from '../i18n/index.ts';
import { useApp } from './context.tsx';
import { preferences } from './preferences.ts';
import { go } from './route.ts';

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
          body: previews && patch.body ? patch.body : t('notification.newMessage'),
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
