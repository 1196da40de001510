import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { slotTexts } from '../enforcement/action-words.ts';
import { date } from '../i18n/format.ts';
import { t, tell } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Choices } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';

/** Who or what a subject is, and what is in force on it. */
export function SubjectFacts({ subjectKey }: { subjectKey: string }) {
  const { may } = useSession();
  const [protecting, setProtecting] = useState(false);
  const fetched = useCall('GET /subjects/{key}', { key: subjectKey });
  const account = /^account:(\d+)$/.exec(subjectKey)?.[1];
  return (
    <section className={css.card}>
      <h2>{t('subject.title')}</h2>
      <Shown of={fetched} rows={3}>
        {({ record, status }) => (
          <>
            <dl className={css.facts}>
              <dt>{t('subject.key')}</dt>
              <dd className={css.code}>{subjectKey}</dd>
              {record && (
                <>
                  <dt>{t('subject.since')}</dt>
                  <dd>{date(record.createdAtMs)}</dd>
                  <dt>{t('subject.language')}</dt>
                  <dd>{record.lang}</dd>
                </>
              )}
              <dt>{t('subject.inForce')}</dt>
              <dd>
                {status.slots.length === 0
                  ? t('slot.nothing')
                  : slotTexts(status.slots).map((text) => (
                      <Chip key={text} kind="accent">
                        {text}
                      </Chip>
                    ))}
              </dd>
              {record && record.protectedRoles.length > 0 && (
                <>
                  <dt>{t('subject.protected')}</dt>
                  <dd>{record.protectedRoles.map((role) => tell('protected', role)).join(', ')}</dd>
                </>
              )}
            </dl>
            {account && may('operation.name-protected') && (
              <div className={css.row}>
                <Button onClick={() => setProtecting(true)}>{t('subject.protect')}</Button>
              </div>
            )}
            {protecting && (
              <Protect
                account={Number(account)}
                roles={record?.protectedRoles ?? []}
                onClose={() => setProtecting(false)}
              />
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function Protect(props: { account: number; roles: readonly string[]; onClose: () => void }) {
  const { protectedRoles } = useSession().vocabulary;
  const [roles, setRoles] = useState(props.roles.filter((role) => protectedRoles.includes(role)));
  const save = () => change('PUT /accounts/{id}/protected-roles', { id: props.account, body: { roles } });
  return (
    <FormDialog title={t('subject.protect.title')} confirm={t('do.save')} does={save} onClose={props.onClose}>
      <Choices
        label={t('subject.protected')}
        hint={t('subject.protect.hint')}
        options={protectedRoles.map((role) => ({ value: role, label: tell('protected', role) }))}
        value={roles}
        onChange={setRoles}
      />
    </FormDialog>
  );
}
