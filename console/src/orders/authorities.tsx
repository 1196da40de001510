import { Fragment, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { serverNowMs } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { fieldMoment, moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { MemberState } from '../ui/member-state.tsx';
import { Wanting } from '../ui/wanting.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';

/** Authorities and the first contact that the law wants before their first order. */
export function Authorities() {
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const fetched = useCall('GET /authorities', { query: {} });
  return (
    <section className={css.card}>
      <div className={css.spread}>
        <h2>{t('orders.authorities')}</h2>
        {may('authority.manage') && <Button onClick={() => setAdding(true)}>{t('orders.authorities.note')}</Button>}
      </div>
      <p className={css.quiet}>{t('orders.authorities.lead')}</p>
      <Shown of={fetched} rows={2}>
        {(list) =>
          list.length === 0 ? (
            <p className={css.quiet}>{t('orders.authorities.none')}</p>
          ) : (
            <dl className={css.facts}>
              {list.map((authority) => (
                <Fragment key={authority.id}>
                  <dt>
                    {authority.name} ({authority.memberState})
                  </dt>
                  <dd>
                    {authority.informedAtMs === null
                      ? t('orders.authorities.notInformed')
                      : t('orders.authorities.informed', { when: moment(authority.informedAtMs) })}
                    {authority.contact !== '' && `, ${authority.contact}`}
                  </dd>
                </Fragment>
              ))}
            </dl>
          )
        }
      </Shown>
      {adding && <NoteContact onClose={() => setAdding(false)} />}
    </section>
  );
}

function NoteContact({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState({
    memberState: '',
    name: '',
    contact: '',
    when: fieldMoment(serverNowMs()),
  });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const save = () =>
    change('POST /authorities', {
      body: {
        memberState: form.memberState,
        name: form.name,
        contact: form.contact,
        informedAt: new Date(form.when).toISOString(),
      },
    });
  const missing = [
    ...(form.memberState === '' ? (['field.issuer.memberState'] as const) : []),
    ...(form.name.trim() === '' ? (['field.issuer.authorityName'] as const) : []),
    ...(form.contact.trim() === '' ? (['orders.authorities.contact'] as const) : []),
    ...(Number.isNaN(Date.parse(form.when)) ? (['orders.authorities.when'] as const) : []),
  ];
  return (
    <FormDialog
      title={t('orders.authorities.note')}
      confirm={t('do.save')}
      ready={missing.length === 0}
      wanting={<Wanting fields={missing} />}
      does={save}
      onClose={onClose}
    >
      <MemberState
        label={t('field.issuer.memberState')}
        value={form.memberState}
        onChange={(memberState) => set({ memberState })}
      />
      <Field
        label={t('field.issuer.authorityName')}
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Field
        label={t('orders.authorities.contact')}
        value={form.contact}
        onChange={(event) => set({ contact: event.target.value })}
      />
      <Field
        label={t('orders.authorities.when')}
        type="datetime-local"
        value={form.when}
        onChange={(event) => set({ when: event.target.value })}
      />
    </FormDialog>
  );
}
