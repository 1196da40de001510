import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
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
  /** Whether one begins in the first field: in a form that is filled in by keys. A finger would call up the keyboard. */
  firstField?: boolean;
  /** Keys pressed in what is asked, not on the buttons around it. */
  onKeyDown?: (event: KeyboardEvent) => void;
}

const fields =
  'input:enabled:not([aria-hidden], [type=radio]:not(:checked)), select:enabled, textarea:enabled, [role=switch]';

/** A question or a small form above the page. Escape and the veil close it; focus goes back where it was. */
export function Modal({
  title,
  open,
  onClose,
  children,
  footer,
  wide = false,
  firstField = false,
  onKeyDown,
}: ModalProps) {
  const body = useRef<HTMLDivElement>(null);
  const begin = (by: string) => {
    if (!firstField || by === 'touch' || body.current?.contains(document.activeElement)) return true;
    return body.current?.querySelector<HTMLElement>(fields) ?? true;
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.veil} />
        <Dialog.Popup initialFocus={begin} className={`${css.modal} ${wide ? css.wide : ''}`}>
          <header className={css.head}>
            <Dialog.Title className={css.title}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('close')} tip={false} />}>
              <X size={20} />
            </Dialog.Close>
          </header>
          <div ref={body} className={css.body} onKeyDown={onKeyDown}>
            {children}
          </div>
          {footer && <footer className={css.foot}>{footer}</footer>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
