import { Button } from '../../../web/src/ui/button.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { t } from '../i18n/index.ts';
import css from '../ui/page.module.css';
import { attempt } from '../ui/toast.ts';

/** What somebody was told, to be copied for those whom only a letter reaches. */
export function Told({ text, told, onClose }: { text: string; told: boolean; onClose: () => void }) {
  return (
    <Modal
      title={t('misuse.letter')}
      open
      wide
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => attempt(navigator.clipboard.writeText(text), t('do.copied'))}>{t('do.copy')}</Button>
          <Button kind="primary" onClick={onClose}>
            {t('do.close')}
          </Button>
        </>
      }
    >
      <p>{t(told ? 'misuse.told' : 'misuse.notTold')}</p>
      <pre className={css.paper} tabIndex={0}>
        {text}
      </pre>
    </Modal>
  );
}
