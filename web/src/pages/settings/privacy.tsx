import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PrivacyKey } from '../../data/verbs/settings.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { FailedLine, Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { PrivacyRuleRow } from './privacy-rule.tsx';
import css from './settings.module.css';

const KEYS: PrivacyKey[] = [
  'lastSeen',
  'phone',
  'findByPhone',
  'photo',
  'about',
  'birthday',
  'forwards',
  'groups',
  'voice',
];

export function Privacy() {
  return (
    <>
      <section className={css.section}>
        <h2>{t('privacy.who')}</h2>
        {KEYS.map((key) => (
          <PrivacyRuleRow key={key} name={key} />
        ))}
      </section>
      <Password />
      <Blocked />
    </>
  );
}

/** The second password: asked for on new devices after the code. */
function Password() {
  const { messenger } = useApp();
  const state = useFetched(() => messenger.passwordState(), 'password');
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [hint, setHint] = useState('');
  const save = useAction(async (remove: boolean) => {
    await messenger.setPassword(current, remove ? '' : next, remove ? '' : hint);
    setOpen(false);
    setCurrent('');
    setNext('');
    state.again();
    say(t('saved.done'));
  });
  if (state.error !== undefined || !state.value) return null;
  return (
    <section className={css.section}>
      <h2>{t('password.title')}</h2>
      <p className={css.note}>{t(state.value.has ? 'password.isOn' : 'password.isOff')}</p>
      <Button onClick={() => setOpen(true)}>{t(state.value.has ? 'password.change' : 'password.set')}</Button>
      <Modal
        title={t('password.title')}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            {state.value.has && (
              <Button kind="danger" busy={save.busy} disabled={!current} onClick={() => void save.run(true)}>
                {t('password.remove')}
              </Button>
            )}
            <Button kind="primary" busy={save.busy} disabled={next.length < 4} onClick={() => void save.run(false)}>
              {t('save')}
            </Button>
          </>
        }
      >
        {state.value.has && (
          <Field
            label={t('password.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <Field
          label={t('password.new')}
          type="password"
          autoComplete="new-password"
          hint={t('password.newHint')}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Field
          label={t('password.hintField')}
          maxLength={64}
          value={hint}
          onChange={(event) => setHint(event.target.value)}
        />
        <FailedLine error={save.error} />
      </Modal>
    </section>
  );
}

function Blocked() {
  const { messenger } = useApp();
  const blocked = useFetched(() => messenger.blocked(), 'blocked');
  if (blocked.error !== undefined) return null;
  return (
    <section className={css.section}>
      <h2>{t('blocked')}</h2>
      {!blocked.value && <Skeleton rows={2} />}
      {blocked.value?.length === 0 && <p className={css.note}>{t('blocked.none')}</p>}
      {blocked.value?.map((id) => (
        <PeerRow
          key={id}
          id={id}
          onOpen={() => go({ at: 'chat', id })}
          end={
            <Button
              kind="quiet"
              onClick={() =>
                void messenger
                  .setBlocked(id, false)
                  .then(blocked.again, (error: unknown) => say(wordsFor(error), 'error'))
              }
            >
              {t('unblock')}
            </Button>
          }
        />
      ))}
    </section>
  );
}
