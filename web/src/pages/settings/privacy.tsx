import { useApp, useFetched } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PrivacyKey } from '../../data/verbs/settings.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { Password } from './password.tsx';
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
