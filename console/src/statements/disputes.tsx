import { useState } from 'react';
import type { Dispute } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';

const outcomes = ['provider', 'recipient', 'settled', 'withdrawn'] as const;

/** Out-of-court settlements (DSA Art. 21), which the yearly report counts. */
export function Disputes() {
  const { may } = useSession();
  const [closing, setClosing] = useState<Dispute>();
  const fetched = useCall('GET /disputes', { query: { limit: 100 } });
  return (
    <>
      <Shown of={fetched}>
        {(disputes) =>
          disputes.length === 0 ? (
            <Empty title={t('disputes.none')} text={t('disputes.none.text')} />
          ) : (
            disputes.map((dispute) => (
              <article key={dispute.id} className={css.card}>
                <div className={css.spread}>
                  <h2>{dispute.body}</h2>
                  {dispute.outcome && <Chip kind="accent">{t(`dispute.${dispute.outcome}`)}</Chip>}
                </div>
                <p className={css.quiet}>
                  {t('disputes.decision', { id: dispute.decisionId })} · {moment(dispute.openedAtMs)}
                </p>
                {dispute.closedAtMs === null && may('dispute.record') && (
                  <div className={css.row}>
                    <Button onClick={() => setClosing(dispute)}>{t('disputes.close')}</Button>
                  </div>
                )}
              </article>
            ))
          )
        }
      </Shown>
      {closing && <CloseDispute id={closing.id} onClose={() => setClosing(undefined)} />}
    </>
  );
}

function CloseDispute({ id, onClose }: { id: number; onClose: () => void }) {
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('provider');
  const [implemented, setImplemented] = useState(false);
  const save = () => change('POST /disputes/{id}/close', { id, body: { outcome, implemented } });
  return (
    <FormDialog title={t('disputes.close')} confirm={t('do.save')} does={save} onClose={onClose}>
      <Radios
        label={t('appeals.outcome')}
        options={outcomes.map((one) => ({ value: one, label: t(`dispute.${one}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <Switch label={t('disputes.implemented')} on={implemented} onChange={setImplemented} />
    </FormDialog>
  );
}
