import { useEffect, useState } from 'react';
import { useApp, useFetched, usePeer, useSelf } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Area, Field } from '../../ui/field.tsx';
import { PhotoButton } from '../../ui/photo-button.tsx';
import { say } from '../../ui/toast.tsx';
import { FailedLine } from '../../ui/states.tsx';
import css from './settings.module.css';

const WAIT_MS = 400;

export function Profile() {
  const { messenger } = useApp();
  const self = useSelf();
  const me = usePeer(self);
  const person = me && 'firstName' in me ? me : undefined;
  const details = useFetched(() => messenger.details(self), String(self));
  const [first, setFirst] = useState(person?.firstName ?? '');
  const [last, setLast] = useState(person?.lastName ?? '');
  const [about, setAbout] = useState<string>();
  const [username, setUsername] = useState(person?.username ?? '');
  const taken = useTaken(username, person?.username ?? '');
  const save = useAction(async () => {
    await messenger.updateProfile({
      firstName: first.trim(),
      lastName: last.trim(),
      about: about ?? details.value?.about ?? '',
    });
    if (username !== (person?.username ?? '')) await messenger.setUsername(username);
    say(t('saved.done'));
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <div className={css.photo}>
        <PhotoButton
          onPhoto={(photo) =>
            void messenger.setPhoto(photo).then(
              () => say(t('saved.done')),
              (error: unknown) => say(wordsFor(error), 'error'),
            )
          }
        >
          <Avatar peer={me} size={88} />
        </PhotoButton>
      </div>
      <Field
        label={t('name.first')}
        required
        maxLength={64}
        value={first}
        onChange={(event) => setFirst(event.target.value)}
      />
      <Field label={t('name.last')} maxLength={64} value={last} onChange={(event) => setLast(event.target.value)} />
      <Area
        label={t('profile.about')}
        rows={2}
        maxLength={70}
        value={about ?? details.value?.about ?? ''}
        onChange={(event) => setAbout(event.target.value)}
      />
      <Field
        label={t('info.username')}
        dir="ltr"
        maxLength={32}
        hint={t('profile.usernameHint')}
        error={taken}
        value={username}
        onChange={(event) => setUsername(event.target.value.replace(/[^A-Za-z0-9_]/g, ''))}
      />
      <FailedLine error={save.error} />
      <Button kind="primary" wide type="submit" busy={save.busy} disabled={!first.trim() || taken !== undefined}>
        {t('save')}
      </Button>
    </form>
  );
}

/** Asks while one types whether a username is free. */
function useTaken(username: string, current: string): string | undefined {
  const { messenger } = useApp();
  const [error, setError] = useState<string>();
  useEffect(() => {
    setError(undefined);
    if (!username || username === current) return;
    let live = true;
    const timer = setTimeout(() => {
      messenger.checkUsername(username).then(
        (free) => live && setError(free ? undefined : t('error.USERNAME_OCCUPIED')),
        (failure: unknown) => live && setError(wordsFor(failure)),
      );
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [messenger, username, current]);
  return error;
}
