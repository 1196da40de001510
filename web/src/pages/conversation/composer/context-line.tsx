import { Pencil, Reply, X } from 'lucide-react';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import css from './composer.module.css';
import type { Context } from './context.ts';
import { Original } from '../message/reply-line.tsx';

/** What one is answering or editing, above the field. */
export function ContextLine({ context, onCancel }: { context: Context; onCancel: () => void }) {
  return (
    <div className={css.context}>
      {context.is === 'edit' ? <Pencil size={18} /> : <Reply size={18} />}
      <div className={css.contextWords}>
        {context.is === 'edit' ? (
          <>
            <strong>{t('composer.editing')}</strong>
            <bdi>{context.message.text.slice(0, 160)}</bdi>
          </>
        ) : (
          <Original message={context.message} quote={context.quote} />
        )}
      </div>
      <IconButton label={t('cancel')} onClick={onCancel}>
        <X size={18} />
      </IconButton>
    </div>
  );
}
