import {
  ArrowLeft,
  Ban,
  Bell,
  BellOff,
  EllipsisVertical,
  Flag,
  Info,
  LogOut,
  Search,
  Trash2,
  UserRoundPlus,
} from 'lucide-react';
import { useApp, useAppState, useDialog, usePeer, useSelf } from '../../app/context.tsx';
import { back, go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItems } from '../../ui/menu.tsx';
import { PeerName } from '../../ui/peer-name.tsx';
import { subtitle } from '../../ui/peer-row.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import { TypingLine, useTyping } from '../chats/typing-line.tsx';
import css from './conversation.module.css';

const FOREVER = 2_147_483_647;

interface HeaderProps {
  chatId: PeerId;
  thread?: number;
  infoShown: boolean;
  onSearch: () => void;
  onReport: () => void;
}

export function ConversationHeader({ chatId, thread, infoShown, onSearch, onReport }: HeaderProps) {
  const peer = usePeer(chatId);
  const self = useSelf();
  const saved = chatId === self;
  const typing = useTyping(chatId);
  const connection = useAppState((state) => state.connection);
  const items = useItems(chatId, onReport);
  const toggleInfo = () => (infoShown ? back() : go({ at: 'chat', id: chatId, info: true }));
  return (
    <header className={css.header}>
      <IconButton label={t('back')} className={css.back} onClick={back}>
        <ArrowLeft size={20} />
      </IconButton>
      <button type="button" className={css.who} onClick={toggleInfo} aria-expanded={infoShown}>
        <Avatar peer={peer} saved={saved} size={40} />
        <span className={css.whoWords}>
          <span className={css.whoName} role="heading" aria-level={1}>
            <PeerName peer={peer} saved={saved} />
          </span>
          <span className={css.whoLine}>
            {connection === 'updating' ? (
              t('connection.updating')
            ) : typing.length > 0 ? (
              <TypingLine chatId={chatId} />
            ) : thread !== undefined ? (
              t(peer && 'isForum' in peer && peer.isForum ? 'topics.one' : 'thread.title')
            ) : saved ? (
              t('saved.line')
            ) : (
              subtitle(peer)
            )}
          </span>
        </span>
      </button>
      <IconButton label={t('conversation.search')} onClick={onSearch}>
        <Search size={19} />
      </IconButton>
      <IconButton label={t('info')} shown={infoShown} onClick={toggleInfo} className={css.infoButton}>
        <Info size={19} />
      </IconButton>
      <Menu
        trigger={
          <IconButton label={t('more.actions')} tip={false}>
            <EllipsisVertical size={19} />
          </IconButton>
        }
        items={items}
      />
    </header>
  );
}

function useItems(chatId: PeerId, onReport: () => void): MenuItems {
  const { messenger } = useApp();
  const dialog = useDialog(chatId);
  const peer = usePeer(chatId);
  const self = useSelf();
  const muted = (dialog?.mutedUntil ?? 0) > Date.now() / 1000;
  const attempt = (action: Promise<unknown>) => void action.catch((error: unknown) => say(wordsFor(error), 'error'));
  const chat = peer && 'isMember' in peer ? peer : undefined;
  const person = peer && 'firstName' in peer ? peer : undefined;
  return [
    dialog &&
      chatId !== self && {
        label: muted ? t('chats.unmute') : t('chats.mute'),
        icon: muted ? <Bell size={17} /> : <BellOff size={17} />,
        does: () => attempt(messenger.setMuted(chatId, muted ? 0 : FOREVER)),
      },
    person &&
      !person.isContact &&
      !person.isSelf &&
      !person.isDeleted && {
        label: t('contact.add'),
        icon: <UserRoundPlus size={17} />,
        does: () =>
          attempt(
            messenger
              .addContact(chatId, person.firstName, person.lastName)
              .then(() => say(t('contact.added', { name: person.name }))),
          ),
      },
    chatId !== self && { label: t('report'), icon: <Flag size={17} />, does: onReport },
    person &&
      chatId !== self && {
        label: t('block'),
        icon: <Ban size={17} />,
        does: () => withUndo(t('blocked.done', { name: person.name }), () => messenger.setBlocked(chatId, true)),
      },
    dialog && 'line',
    chat?.isMember &&
      dialog && {
        label: chat.kind === 'channel' ? t('chats.leaveChannel') : t('chats.leaveGroup'),
        icon: <LogOut size={17} />,
        danger: true,
        does: () => {
          go({ at: 'chats' });
          withUndo(t('chats.left', { name: chat.name }), () => messenger.leave(chatId));
        },
      },
    person &&
      dialog && {
        label: t('chats.delete'),
        icon: <Trash2 size={17} />,
        danger: true,
        does: () => {
          go({ at: 'chats' });
          withUndo(t('chats.deleted'), () => messenger.clearHistory(chatId, false));
        },
      },
  ];
}
