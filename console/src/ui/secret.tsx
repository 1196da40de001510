import { Button } from '../../../web/src/ui/button.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { t } from '../i18n/index.ts';
import css from './page.module.css';
import { attempt } from './toast.ts';

interface SecretProps {
  title: string;
  secret: string;
  /** What whoever gets it does with it. */
  use?: string;
  onClose: () => void;
}

/** A secret that is shown once. */
export function Secret({ title, secret, use, onClose }: SecretProps) {
  return (
    <Modal
      title={title}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => attempt(navigator.clipboard.writeText(secret), t('do.copied'))}>{t('do.copy')}</Button>
          <Button kind="primary" onClick={onClose}>
            {t('do.close')}
          </Button>
        </>
      }
    >
      <p>{t('secret.once')}</p>
      <p className={css.paper}>{secret}</p>
      {use !== undefined && <p className={css.quiet}>{use}</p>}
    </Modal>
  );
}
