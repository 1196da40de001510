import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './scan-device.module.css';
import { useScanner } from './use-scanner.ts';

/** Signs in the device that shows a code, after one more look at what one is about to do. */
export function ScanDevice({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { messenger } = useApp();
  const [code, setCode] = useState<string>();
  const { video, failed } = useScanner(code === undefined, setCode);
  const accept = useAction(async () => {
    const name = await messenger.acceptDevice(code ?? '');
    say(t('devices.added', { name }));
    onDone();
    onClose();
  });
  const again = () => {
    accept.clear();
    setCode(undefined);
  };
  return (
    <Modal
      title={t('devices.add')}
      open
      onClose={onClose}
      footer={
        code !== undefined && (
          <>
            <Button kind="quiet" onClick={again}>
              {t('devices.scanAgain')}
            </Button>
            <Button kind="primary" busy={accept.busy} onClick={() => void accept.run()}>
              {t('devices.letIn')}
            </Button>
          </>
        )
      }
    >
      {code !== undefined ? (
        <p>{t('devices.letInText')}</p>
      ) : failed ? (
        <p role="alert">{t('devices.noCamera')}</p>
      ) : (
        <>
          <p>{t('devices.scan')}</p>
          <video ref={video} className={css.view} muted playsInline aria-label={t('devices.camera')} />
        </>
      )}
      <FailedLine error={accept.error} />
    </Modal>
  );
}
