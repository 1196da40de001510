import type { ReactNode } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { t } from '../i18n/index.ts';
import { FailedLine } from './failed.tsx';

interface FormDialogProps {
  title: string;
  /** What the button that sends the form says. */
  confirm: string;
  /** Whether the form can be sent as it is. */
  ready?: boolean;
  /** What is still wanting, beside the buttons. */
  wanting?: ReactNode;
  danger?: boolean;
  wide?: boolean;
  does: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A small form above the page: it closes when what it does went well, and says else what went wrong. Ctrl and Enter
 * send it from any field.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, confirm, ready = true, wanting, danger = false, wide = false, does, onClose, children } = props;
  const { run, busy, error } = useAction(does);
  const send = async () => {
    if (ready && !busy && (await run())) onClose();
  };
  return (
    <Modal
      title={title}
      open
      wide={wide}
      firstField
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
      }}
      footer={
        <>
          {wanting}
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready} onClick={() => void send()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <FailedLine error={error} />
    </Modal>
  );
}
