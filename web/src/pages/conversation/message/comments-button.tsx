import { ChevronRight } from 'lucide-react';
import { useApp } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { go } from '../../../app/route.ts';
import { wordsFor } from '../../../app/words-for.ts';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../ui/toast.tsx';
import css from './bubble.module.css';

/** Under a post that may be commented: how many comments there are, and the way to them. */
export function CommentsButton({ message }: { message: Message }) {
  const { messenger } = useApp();
  const open = useAction(async () => {
    const { chatId, thread } = await messenger.comments(message.chatId, message.id);
    go({ at: 'chat', id: chatId, thread });
  });
  if (message.comments === undefined) return null;
  return (
    <button
      type="button"
      className={css.comments}
      aria-busy={open.busy}
      onClick={() => void open.run().then((done) => !done && say(wordsFor(open.error), 'error'))}
    >
      <span>
        {message.comments === 0 ? t('message.comment') : t('message.comments', { count: message.comments })}
        {message.newComments && <span className={css.newComments} role="img" aria-label={t('message.newComments')} />}
      </span>
      <ChevronRight size={16} />
    </button>
  );
}
