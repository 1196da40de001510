import { type ReactNode, useState } from 'react';
import { Area } from '../../../web/src/ui/field.tsx';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { FormDialog } from './form-dialog.tsx';

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

/** A small form that wants a reason. */
export function AskReason({ title, label, hint, confirm, danger = false, children, onClose, does }: AskReasonProps) {
  const { reasonMinLength } = useSession().vocabulary;
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={title}
      confirm={confirm}
      ready={reason.trim().length >= reasonMinLength}
      danger={danger}
      does={() => does(reason.trim())}
      onClose={onClose}
    >
      {children}
      <Area
        label={label}
        hint={hint ?? t('error.reason-required', { minLength: reasonMinLength })}
        value={reason}
        autoFocus
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
