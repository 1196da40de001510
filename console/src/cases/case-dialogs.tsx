import { useState } from 'react';
import { Choice } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import type { CaseView } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

/** Ends a case and settles its complaints; says before what the people who complained will be told. */
export function CloseCase({ view, onClose, onClosed }: { view: CaseView; onClose: () => void; onClosed: () => void }) {
  const [unfounded, setUnfounded] = useState(false);
  const actioned = view.decisions.some((one) => one.status === 'in-force' && one.slots.length > 0);
  const { id } = view.case;
  const close = async () => {
    await change('POST /cases/{id}/close', { id, body: unfounded && !actioned ? { unfounded } : {} });
    say(t('case.closed.done', { id }));
    onClosed();
  };
  return (
    <FormDialog title={t('case.close.title')} confirm={t('case.close')} does={close} onClose={onClose}>
      <p>{t(actioned ? 'case.close.text.actioned' : 'case.close.text.none')}</p>
      {!actioned && view.case.complaints > 0 && (
        <Switch
          label={t('case.close.unfounded')}
          hint={t('case.close.unfounded.hint')}
          on={unfounded}
          onChange={setUnfounded}
        />
      )}
    </FormDialog>
  );
}

const receivers = ['reviewer', 'legal', 'owner'] as const;

/** Hands a case to somebody with more rights, who is told why. */
export function EscalateCase({ id, onClose }: { id: number; onClose: () => void }) {
  const [to, setTo] = useState<(typeof receivers)[number]>('reviewer');
  return (
    <AskReason
      title={t('case.escalate.title')}
      label={t('case.escalate.why')}
      confirm={t('case.escalate')}
      onClose={onClose}
      does={(reason) => change('POST /cases/{id}/escalate', { id, body: { to, reason } })}
    >
      <Choice
        label={t('case.escalate.to')}
        value={to}
        options={receivers.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(value) => setTo(receivers.find((role) => role === value) ?? 'reviewer')}
      />
    </AskReason>
  );
}
