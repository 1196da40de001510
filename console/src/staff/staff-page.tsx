import { Fragment, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Choice, Field } from '../../../web/src/ui/field.tsx';
import type { StaffRow } from '../api/calls.ts';
import { call, Refused } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { date } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { attempt, didWithUndo } from '../ui/toast.ts';

/** Who works at the desk. */
export function StaffPage() {
  const { may, me, vocabulary } = useSession();
  const [adding, setAdding] = useState(false);
  const manages = may('staff.manage');
  const fetched = useCall('GET /staff', {});
  return (
    <div className={css.page}>
      <PageHead title={t('page.staff')} lead={t('staff.lead')}>
        {manages && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {t('staff.add')}
          </Button>
        )}
      </PageHead>
      <Shown of={fetched}>
        {(staff) => (
          <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.staff')}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{t('staff.pseudonym')}</th>
                  <th scope="col">{t('staff.role')}</th>
                  <th scope="col">{t('staff.since')}</th>
                  {manages && <th scope="col">{t('staff.account')}</th>}
                  {manages && <th scope="col">{t('staff.actions')}</th>}
                </tr>
              </thead>
              <tbody>
                {staff.map((member) => (
                  <tr key={member.pseudonym}>
                    <th scope="row">
                      {member.pseudonym} {member.pseudonym === me.pseudonym && <Chip>{t('staff.you')}</Chip>}
                    </th>
                    <td>{t(`role.${member.role}`)}</td>
                    <td className={css.whole}>{date(member.grantedAtMs)}</td>
                    {manages && <td>{member.account}</td>}
                    {manages && <td>{member.pseudonym !== me.pseudonym && <Change member={member} />}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <section className={css.card}>
        <h2>{t('staff.table')}</h2>
        <dl className={css.facts}>
          {vocabulary.roles.map((role) => (
            <Fragment key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`staff.${role}`)}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
      {adding && <GiveRole onClose={() => setAdding(false)} />}
    </div>
  );
}

function Change({ member }: { member: StaffRow }) {
  const { vocabulary } = useSession();
  const { account: id } = member;
  if (id === undefined) return null;
  return (
    <div className={css.row}>
      <Choice
        label={t('staff.role')}
        value={member.role}
        options={vocabulary.roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(value) => {
          const role = vocabulary.roles.find((one) => one === value);
          if (role) attempt(change('PUT /staff/{id}', { id, body: { role } }));
        }}
      />
      <Button
        kind="danger"
        onClick={() => {
          const removed = change('DELETE /staff/{id}', { id }).then(() =>
            didWithUndo(t('staff.removed', { name: member.pseudonym }), () =>
              change('PUT /staff/{id}', { id, body: { role: member.role } }),
            ),
          );
          attempt(removed);
        }}
      >
        {t('staff.remove')}
      </Button>
    </div>
  );
}

function GiveRole({ onClose }: { onClose: () => void }) {
  const { roles } = useSession().vocabulary;
  const [who, setWho] = useState('');
  const [role, setRole] = useState(roles.find((one) => one === 'moderator') ?? roles[0]);
  const save = async () => {
    const { subjectKey } = await call('GET /subjects', { query: { text: who } });
    const account = /^account:(\d+)$/.exec(subjectKey ?? '')?.[1];
    if (!account || !role) throw new Refused(422, 'said', { text: t('staff.add.notAccount') });
    await change('PUT /staff/{id}', { id: Number(account), body: { role } });
  };
  return (
    <FormDialog title={t('staff.add')} confirm={t('staff.add')} ready={who.trim() !== ''} does={save} onClose={onClose}>
      <Field label={t('staff.add.who')} value={who} autoFocus onChange={(event) => setWho(event.target.value)} />
      <Choice
        label={t('staff.role')}
        value={role ?? ''}
        options={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        onChange={(value) => setRole(roles.find((one) => one === value))}
      />
    </FormDialog>
  );
}
