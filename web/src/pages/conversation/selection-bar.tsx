import { Copy, Forward, Trash2, X } from 'lucide-react';
import { usePeer } from '../../app/context.tsx';
import type { Message } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { say } from '../../ui/toast.tsx';
import { useActions } from './actions.tsx';
import css from './conversation.module.css';

/** Stands in for the header while messages are selected. */
export function SelectionBar({ messages, onDone }: { messages: Message[]; onDone: () => void }) {
  const { chatId, forward, remove } = useActions();
  const peer = usePeer(chatId);
  const chat = peer && 'may' in peer ? peer : undefined;
  const texts = messages.map((message) => message.text).filter(Boolean);
  const mayForward = messages.length > 0 && !chat?.noForwards && messages.every((message) => message.mayForward);
  const mayDelete =
    messages.length > 0 && (!chat || chat.kind === 'group' || chat.may.deleteOthers || messages.every((it) => it.out));
  return (
    <header className={css.header}>
      <IconButton label={t('cancel')} onClick={onDone}>
        <X size={20} />
      </IconButton>
      <p className={css.selectedCount} role="status">
        {t('selected', { count: messages.length })}
      </p>
      {texts.length > 0 && mayForward && (
        <Button
          kind="quiet"
          icon={<Copy size={17} />}
          onClick={() => {
            void navigator.clipboard?.writeText(texts.join('\n\n')).then(() => say(t('copied')));
            onDone();
          }}
        >
          <span className={css.wideOnly}>{t('copy')}</span>
        </Button>
      )}
      {mayForward && (
        <Button kind="quiet" icon={<Forward size={17} />} onClick={() => forward(messages.map((it) => it.id))}>
          <span className={css.wideOnly}>{t('message.forward')}</span>
        </Button>
      )}
      {mayDelete && (
        <Button kind="danger" icon={<Trash2 size={17} />} onClick={() => remove(messages)}>
          <span className={css.wideOnly}>{t('delete')}</span>
        </Button>
      )}
    </header>
  );
}
