import { useState } from 'react';
import { Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { serverNowMs } from '../api/client.ts';
import { change } from '../api/use-call.ts';
import { fieldMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';

/** Approves exactly this plan, which its digest names. */
export function Approve({ id, digest, onClose }: { id: number; digest: string; onClose: () => void }) {
  const save = () => change('POST /operations/{id}/approve', { id, body: { planDigest: digest } });
  return (
    <FormDialog title={t('op.approve')} confirm={t('op.approve')} does={save} onClose={onClose}>
      <p>{t('op.approve.text', { digest: digest.slice(0, 12) })}</p>
    </FormDialog>
  );
}

/** Starts at once or at a moment. */
export function Start({ id, targets, onClose }: { id: number; targets: number; onClose: () => void }) {
  const [later, setLater] = useState(false);
  const [at, setAt] = useState(fieldMoment(serverNowMs() + 3_600_000));
  const save = () => change('POST /operations/{id}/start', { id, body: later ? { startAtMs: Date.parse(at) } : {} });
  return (
    <FormDialog
      title={t('op.start.title')}
      confirm={t(later ? 'op.schedule' : 'op.start')}
      ready={!later || !Number.isNaN(Date.parse(at))}
      does={save}
      onClose={onClose}
    >
      <p>{t('op.start.text', { count: targets })}</p>
      <Switch label={t('op.schedule')} on={later} onChange={setLater} />
      {later && (
        <Field
          label={t('op.schedule.at')}
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      )}
    </FormDialog>
  );
}

/** Takes back all that the operation did. */
export function RollBack({ id, onClose }: { id: number; onClose: () => void }) {
  const save = () => change('POST /operations/{id}/rollback', { id });
  return (
    <FormDialog title={t('op.rollback.title')} confirm={t('op.rollback')} danger does={save} onClose={onClose}>
      <p>{t('op.rollback.text')}</p>
    </FormDialog>
  );
}
