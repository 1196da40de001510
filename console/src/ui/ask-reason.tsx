import { type ReactNode, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { FailedLine } from './failed.tsx';

interface AskReasonProps {
  title: string;
  label: string;
  hint?: string;
  confirm: string;
  danger?: boolean;
  /** Further fields above the reason. */
  children?: ReactNode;
  onClose: () => void;
  does: (reason: string) => Promise<unknown>;
}

/** A small form that wants a reason; it closes when what it does went well. */
export function AskReason({ title, label, hint, confirm, danger = false, children, onClose, does }: AskReasonProps) {
  const { reasonMinLength } = useSession().vocabulary;
  const [reason, setReason] = useState('');
  const { run, busy, error } = useAction(does);
  const ready = reason.trim().length >= reasonMinLength;
  const send = async () => {
    if (ready && (await run(reason.trim()))) onClose();
  };
  return (
    <Modal
      title={title}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready} onClick={() => void send()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <Area
        label={label}
        hint={hint ?? t('error.reason-required', { minLength: reasonMinLength })}
        value={reason}
        autoFocus
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <FailedLine error={error} />
    </Modal>
  );
}
