import { MessagesSquare } from 'lucide-react';
import { useApp, useFetched, usePeer } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { mediaText } from '../../ui/message-text.ts';
import css from './conversation.module.css';

/** What a thread hangs on: the post that is commented, or the subject of a forum. A click leads back to it. */
export function ThreadRoot({ chatId, thread }: { chatId: PeerId; thread: number }) {
  const { messenger } = useApp();
  const peer = usePeer(chatId);
  const forum = peer !== undefined && 'isForum' in peer && peer.isForum;
  const found = useFetched(async () => {
    if (forum) return (await messenger.topics(chatId)).find((topic) => topic.id === thread)?.title;
    const root = await messenger.message(chatId, thread);
    return root && [mediaText(root), root.text].filter(Boolean).join(' · ');
  }, `${chatId}/${thread}/${forum}`);
  return (
    <button
      type="button"
      className={css.pinBar}
      onClick={() => go(forum ? { at: 'chat', id: chatId } : { at: 'chat', id: chatId, message: thread })}
    >
      <MessagesSquare size={16} />
      <span className={css.pinWords}>
        <span className={css.pinTitle}>{t(forum ? 'topics.one' : 'thread.title')}</span>
        <bdi className={css.pinText}>{found.value ?? ''}</bdi>
      </span>
    </button>
  );
}
