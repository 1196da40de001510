import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { IconButton } from './button.tsx';
import css from './modal.module.css';

interface ModalProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Keys pressed in what is asked, not on the buttons around it. */
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A question or a small form above the page. Escape and the veil close it; focus goes back where it was. */
export function Modal({ title, open, onClose, children, footer, wide = false, onKeyDown }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.veil} />
        <Dialog.Popup className={`${css.modal} ${wide ? css.wide : ''}`}>
          <header className={css.head}>
            <Dialog.Title className={css.title}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('close')} tip={false} />}>
              <X size={20} />
            </Dialog.Close>
          </header>
          <div className={css.body} onKeyDown={onKeyDown}>
            {children}
          </div>
          {footer && <footer className={css.foot}>{footer}</footer>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
