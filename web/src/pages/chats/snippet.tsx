import { useAppState, usePeer, useSelf } from '../../app/context.tsx';
import type { Dialog, Message } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { nameOf } from '../../ui/peer-name.tsx';
import { actionText, mediaText, outwardText } from '../../ui/message-text.ts';
import css from './chats.module.css';
import { TypingLine, useTyping } from './typing-line.tsx';

/** The second line of a chat: who is typing, the draft, or the last message. */
export function Snippet({ dialog }: { dialog: Dialog }) {
  const typing = useTyping(dialog.chatId);
  if (typing.length > 0) return <TypingLine chatId={dialog.chatId} />;
  if (dialog.draft) {
    return (
      <span className={css.snippet}>
        <span className={css.draft}>{t('draft')}</span> <bdi>{dialog.draft.text}</bdi>
      </span>
    );
  }
  return dialog.top ? <MessageSnippet message={dialog.top} /> : <span className={css.snippet} />;
}

export function MessageSnippet({ message }: { message: Message }) {
  const self = useSelf();
  const from = usePeer(message.from === message.chatId ? undefined : message.from);
  const peers = useAppState((state) => state.peers);
  if (message.action) {
    return <span className={css.snippet}>{actionText(message, (id) => nameOf(peers.get(id)), self)}</span>;
  }
  const inGroup = message.chatId < 0 && !message.isPost;
  const author = !inGroup ? '' : message.from === self ? t('you') : (from?.name.split(' ')[0] ?? '');
  const media = mediaText(message);
  return (
    <span className={css.snippet}>
      {author && (
        <>
          <bdi className={css.author}>{author}</bdi>
          {': '}
        </>
      )}
      {media && <span className={css.media}>{media}</span>}
      {media && message.text ? ' · ' : ''}
      <bdi>{outwardText(message).slice(0, 200)}</bdi>
    </span>
  );
}
