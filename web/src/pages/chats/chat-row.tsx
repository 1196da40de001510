import {
  Archive,
  ArchiveRestore,
  AtSign,
  Bell,
  BellOff,
  LogOut,
  MailCheck,
  MailOpen,
  Pin,
  PinOff,
  Trash2,
} from 'lucide-react';
import { memo } from 'react';
import { useApp, useAppState, usePeer, useSelf } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Dialog } from '../../data/views.ts';
import { compact, fullDate, shortDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { type MenuItems, RightClickMenu } from '../../ui/menu.tsx';
import { Ticks } from '../../ui/ticks.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import { PeerName } from '../../ui/peer-name.tsx';
import { Snippet } from './snippet.tsx';
import css from './chats.module.css';

const FOREVER = 2_147_483_647;

export const ChatRow = memo(function ChatRow({ dialog, open }: { dialog: Dialog; open: boolean }) {
  const { chatId, top } = dialog;
  const self = useSelf();
  const peer = usePeer(chatId);
  const online = peer?.kind === 'person' && peer.presence.at === 'online' && peer.presence.until * 1000 > Date.now();
  const muted = dialog.mutedUntil > Date.now() / 1000;
  const actions = useDialogActions(dialog);
  return (
    <RightClickMenu items={actions}>
      <a
        className={css.row}
        href={`#/chat/${chatId}`}
        data-row
        data-open={open || undefined}
        aria-current={open ? 'page' : undefined}
        draggable={false}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go({ at: 'chat', id: chatId });
        }}
      >
        <span className={css.avatar}>
          <Avatar peer={peer} saved={chatId === self} size={50} />
          {online && chatId !== self && <span className={css.online} title={t('presence.online')} />}
        </span>
        <span className={css.words}>
          <span className={css.top}>
            <span className={css.name}>
              <PeerName peer={peer} saved={chatId === self} />
              {muted && <BellOff size={13} aria-label={t('chats.muted')} className={css.muted} />}
            </span>
            {top?.out && !dialog.draft && chatId !== self && <Ticks message={top} read={dialog.readOutId >= top.id} />}
            {dialog.date > 0 && (
              <time
                className={css.time}
                dateTime={new Date(dialog.date * 1000).toISOString()}
                title={fullDate(dialog.date)}
              >
                {shortDate(dialog.date)}
              </time>
            )}
          </span>
          <span className={css.bottom}>
            <Snippet dialog={dialog} />
            <Badges dialog={dialog} muted={muted} />
          </span>
        </span>
      </a>
    </RightClickMenu>
  );
});

function Badges({ dialog, muted }: { dialog: Dialog; muted: boolean }) {
  return (
    <span className={css.badges}>
      {dialog.mentions > 0 && (
        <span className={css.badge} title={t('chats.mentioned')}>
          <AtSign size={12} aria-label={t('chats.mentioned')} />
        </span>
      )}
      {dialog.unread > 0 ? (
        <span className={css.badge} data-muted={muted || undefined}>
          <span aria-hidden="true">{compact(dialog.unread)}</span>
          <span className="unseen">{t('chats.unread', { count: dialog.unread })}</span>
        </span>
      ) : dialog.markedUnread ? (
        <span className={css.badge} data-muted={muted || undefined}>
          <span className="unseen">{t('chats.markedUnread')}</span>
        </span>
      ) : (
        dialog.pinned && <Pin size={14} aria-label={t('chats.pinned')} className={css.pin} />
      )}
    </span>
  );
}

/** What one can do with a chat from the list; also used by its own menu. */
export function useDialogActions(dialog: Dialog): () => MenuItems {
  const { messenger } = useApp();
  const peer = useAppState((state) => state.peers.get(dialog.chatId));
  const { chatId } = dialog;
  const attempt = (action: Promise<unknown>) => void action.catch((error: unknown) => say(wordsFor(error), 'error'));
  return () => {
    const unread = dialog.unread > 0 || dialog.markedUnread;
    const muted = dialog.mutedUntil > Date.now() / 1000;
    const isChat = peer !== undefined && 'isMember' in peer;
    return [
      !dialog.archived && {
        label: dialog.pinned ? t('chats.unpin') : t('chats.pin'),
        icon: dialog.pinned ? <PinOff size={17} /> : <Pin size={17} />,
        does: () => attempt(messenger.setPinned(chatId, !dialog.pinned)),
      },
      {
        label: muted ? t('chats.unmute') : t('chats.mute'),
        icon: muted ? <Bell size={17} /> : <BellOff size={17} />,
        does: () => attempt(messenger.setMuted(chatId, muted ? 0 : FOREVER)),
      },
      {
        label: unread ? t('chats.read') : t('chats.markUnread'),
        icon: unread ? <MailOpen size={17} /> : <MailCheck size={17} />,
        does: () =>
          attempt(
            unread && dialog.unread > 0 ? messenger.read(chatId, dialog.topId) : messenger.markUnread(chatId, !unread),
          ),
      },
      {
        label: dialog.archived ? t('chats.unarchive') : t('chats.archive'),
        icon: dialog.archived ? <ArchiveRestore size={17} /> : <Archive size={17} />,
        does: () => attempt(messenger.setArchived(chatId, !dialog.archived)),
      },
      'line',
      isChat
        ? {
            label: peer.kind === 'channel' ? t('chats.leaveChannel') : t('chats.leaveGroup'),
            icon: <LogOut size={17} />,
            danger: true,
            does: () => {
              go({ at: 'chats' });
              withUndo(t('chats.left', { name: peer.name }), () => messenger.leave(chatId));
            },
          }
        : {
            label: t('chats.delete'),
            icon: <Trash2 size={17} />,
            danger: true,
            does: () => {
              go({ at: 'chats' });
              withUndo(t('chats.deleted'), () => messenger.clearHistory(chatId, false));
            },
          },
    ];
  };
}
