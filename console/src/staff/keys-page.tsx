import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Choice, Field } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { serverNowMs } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { date } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Secret } from '../ui/secret.tsx';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';

const dayMs = 86_400_000;

/** Keys of tools that speak to the API. */
export function KeysPage() {
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const fetched = useCall('GET /keys', {});
  return (
    <div className={css.page}>
      <PageHead title={t('page.keys')} lead={t('keys.lead')}>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('apiKeys.new')}
        </Button>
      </PageHead>
      <Shown of={fetched}>
        {(keys) =>
          keys.length === 0 ? (
            <Empty title={t('apiKeys.none')} text={t('apiKeys.none.text')} />
          ) : (
            <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.keys')}>
              <table className={css.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('apiKeys.name')}</th>
                    <th scope="col">{t('staff.role')}</th>
                    <th scope="col">{t('apiKeys.made')}</th>
                    <th scope="col">{t('apiKeys.expires')}</th>
                    <th scope="col">{t('apiKeys.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {keys.map((key) => (
                    <tr key={key.id}>
                      <th scope="row">{key.name}</th>
                      <td>{t(`role.${key.role}`)}</td>
                      <td>{date(key.madeAtMs)}</td>
                      <td>{key.expiresAtMs === null ? t('apiKeys.never') : date(key.expiresAtMs)}</td>
                      <td>
                        {key.revokedAtMs === null ? (
                          <div className={css.row}>
                            <Chip kind="success">{t('apiKeys.valid')}</Chip>
                            <Button kind="danger" onClick={() => attempt(change('DELETE /keys/{id}', { id: key.id }))}>
                              {t('apiKeys.revoke')}
                            </Button>
                          </div>
                        ) : (
                          <Chip>{t('apiKeys.ended')}</Chip>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      {adding && <NewKey onClose={() => setAdding(false)} onMade={setMade} />}
      {made && (
        <Secret
          title={t('apiKeys.secret', { name: made.name })}
          secret={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  );
}

interface NewKeyProps {
  onClose: () => void;
  onMade: (made: { name: string; secret: string }) => void;
}

function NewKey({ onClose, onMade }: NewKeyProps) {
  const { roles } = useSession().vocabulary;
  const [name, setName] = useState('');
  const [role, setRole] = useState(roles.find((one) => one === 'observer') ?? roles[0]);
  const [days, setDays] = useState('90');
  const save = async () => {
    if (!role) return;
    const expiresAtMs = days === '' ? null : Math.round(serverNowMs() + Number(days) * dayMs);
    onMade(await change('POST /keys', { body: { name, role, expiresAtMs } }));
  };
  return (
    <FormDialog
      title={t('apiKeys.new')}
      confirm={t('apiKeys.new')}
      ready={name.trim() !== ''}
      does={save}
      onClose={onClose}
    >
      <Field label={t('apiKeys.name')} value={name} autoFocus onChange={(event) => setName(event.target.value)} />
      <Choice
        label={t('staff.role')}
        value={role ?? ''}
        options={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        onChange={(value) => setRole(roles.find((one) => one === value))}
      />
      <Choice
        label={t('apiKeys.expires')}
        value={days}
        options={[
          ...['30', '90', '365'].map((value) => ({ value, label: t('apiKeys.days', { count: Number(value) }) })),
          { value: '', label: t('apiKeys.never') },
        ]}
        onChange={setDays}
      />
    </FormDialog>
  );
}
