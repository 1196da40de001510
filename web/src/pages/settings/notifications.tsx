import { useState } from 'react';
import { useApp, useSelf } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import { canPush, noteForPushes, startPush, stopPush } from '../../app/push.ts';
import { t } from '../../i18n/index.ts';
import { FailedLine } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import css from './settings.module.css';

export function NotificationsPage() {
  const { notifications } = usePreferences();
  const { messenger } = useApp();
  const [refused, setRefused] = useState(false);
  const possible = 'Notification' in globalThis;
  const toggle = async (on: boolean) => {
    if (on && Notification.permission !== 'granted') {
      const answer = await Notification.requestPermission();
      setRefused(answer !== 'granted');
      if (answer !== 'granted') return;
    }
    setPreferences({ notifications: on });
    if (!on && canPush()) await stopPush(messenger).catch(() => {});
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
          {notifications && canPush() && <PushSwitch />}
          {notifications && <PreviewSwitch />}
        </>
      ) : (
        <p className={css.note}>{t('notifications.impossible')}</p>
      )}
    </section>
  );
}

/** Notifications while no tab is open. */
function PushSwitch() {
  const { messenger, slot } = useApp();
  const self = useSelf();
  const { push } = usePreferences();
  const change = useAction(async (on: boolean) => {
    await noteForPushes(slot, self);
    await (on ? startPush(messenger) : stopPush(messenger));
  });
  return (
    <>
      <Switch
        label={t('notifications.push')}
        hint={t('notifications.pushHint')}
        on={push}
        onChange={(on) => void change.run(on)}
      />
      <FailedLine error={change.error} text={t('notifications.pushFailed')} />
    </>
  );
}

function PreviewSwitch() {
  const { slot } = useApp();
  const self = useSelf();
  const { previews } = usePreferences();
  return (
    <Switch
      label={t('notifications.previews')}
      hint={t('notifications.previewsHint')}
      on={previews}
      onChange={(on) => {
        setPreferences({ previews: on });
        if (canPush()) void noteForPushes(slot, self);
      }}
    />
  );
}
