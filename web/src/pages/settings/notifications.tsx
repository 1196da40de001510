import { useState } from 'react';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import { t } from '../../i18n/index.ts';
import { Switch } from '../../ui/switch.tsx';
import css from './settings.module.css';

export function NotificationsPage() {
  const { notifications, previews } = usePreferences();
  const [refused, setRefused] = useState(false);
  const possible = 'Notification' in globalThis;
  const toggle = async (on: boolean) => {
    if (on && Notification.permission !== 'granted') {
      const answer = await Notification.requestPermission();
      setRefused(answer !== 'granted');
      if (answer !== 'granted') return;
    }
    setPreferences({ notifications: on });
  };
  return (
    <section className={css.section}>
      {possible ? (
        <>
          <Switch
            label={t('notifications.show')}
            hint={t('notifications.showHint')}
            on={notifications}
            onChange={(on) => void toggle(on)}
          />
          {refused && <p role="alert">{t('notifications.refused')}</p>}
          {notifications && (
            <Switch
              label={t('notifications.previews')}
              hint={t('notifications.previewsHint')}
              on={previews}
              onChange={(on) => setPreferences({ previews: on })}
            />
          )}
        </>
      ) : (
        <p className={css.note}>{t('notifications.impossible')}</p>
      )}
    </section>
  );
}
