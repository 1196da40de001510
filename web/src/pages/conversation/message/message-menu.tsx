import { CheckSquare, Copy, Eye, Flag, Forward, Link2, Pencil, Pin, PinOff, Plus, Reply, Trash2 } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { useApp, useAppState } from '../../../app/context.tsx';
import { formatRoute } from '../../../app/route.ts';
import { wordsFor } from '../../../app/words-for.ts';
import { asPicture } from '../../../data/reaction-names.ts';
import { LOCAL_IDS, type Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { MenuChoice, type MenuItems, RightClickMenu } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast.tsx';
import { useActions } from '../actions.tsx';
import css from './message-menu.module.css';
import { QUICK_REACTIONS, useReact } from './reactions.tsx';

interface MessageMenuProps {
  message: Message;
  messages: Message[];
  children: ReactElement<Record<string, unknown>>;
}

/** What one can do with a message: only what this account may. */
export function MessageMenu({ message, messages, children }: MessageMenuProps) {
  const quote = useRef('');
  const items = useItems(message, messages, quote);
  return (
    <RightClickMenu
      items={items}
      header={message.id < LOCAL_IDS ? () => <ReactionBar message={message} /> : undefined}
      onOpen={() => {
        quote.current = selectedIn(message);
      }}
    >
      {children}
    </RightClickMenu>
  );
}

/** The selected part of this message's text, to be quoted. */
function selectedIn(message: Message): string {
  const selected = getSelection()?.toString().trim() ?? '';
  return selected && message.text.includes(selected) ? selected : '';
}

function useItems(message: Message, messages: Message[], quote: React.RefObject<string>): () => MenuItems {
  const { messenger } = useApp();
  const actions = useActions();
  const peer = useAppState((state) => state.peers.get(message.chatId));
  const self = useAppState((state) => state.self);
  return () => {
    if (message.id >= LOCAL_IDS) {
      return [
        copyItem(message),
        {
          label: t('delete'),
          icon: <Trash2 size={17} />,
          danger: true,
          does: () => void messenger.cancel(message.chatId, message.id),
        },
      ];
    }
    const chat = peer && 'may' in peer ? peer : undefined;
    const ids = messages.map((it) => it.id);
    const mine = message.out;
    const hasText = message.media?.kind !== 'poll' && message.media?.kind !== 'checklist';
    const mayEdit = (mine || (message.isPost && chat?.may.edit)) && !message.forward && hasText;
    const mayPin = chat ? chat.may.pin : true;
    const mayForward = message.mayForward && !chat?.noForwards;
    // A channel tells nobody who reads it.
    const mayAskWho = chat?.kind !== 'channel' && (message.reactions.length > 0 || (mine && chat !== undefined));
    const mayDelete = !chat || chat.kind === 'group' || mine || chat.may.deleteOthers;
    return [
      actions.canWrite && {
        label: quote.current ? t('message.quote') : t('message.reply'),
        icon: <Reply size={17} />,
        does: () => actions.reply(message, quote.current || undefined),
      },
      mayEdit && { label: t('message.edit'), icon: <Pencil size={17} />, does: () => actions.edit(message) },
      mayForward && copyItem(message),
      chat?.username !== undefined && {
        label: t('message.copyLink'),
        icon: <Link2 size={17} />,
        does: () =>
          copy(
            new URL(formatRoute({ at: 'name', username: chat.username ?? '', message: message.id }), location.href)
              .href,
          ),
      },
      mayPin && {
        label: message.pinned ? t('message.unpin') : t('message.pin'),
        icon: message.pinned ? <PinOff size={17} /> : <Pin size={17} />,
        does: () =>
          void messenger
            .pin(message.chatId, message.id, !message.pinned)
            .catch((error: unknown) => say(wordsFor(error), 'error')),
      },
      mayForward && { label: t('message.forward'), icon: <Forward size={17} />, does: () => actions.forward(ids) },
      mayAskWho && {
        label: t('witnesses.title'),
        icon: <Eye size={17} />,
        does: () => actions.witnesses(message),
      },
      { label: t('message.select'), icon: <CheckSquare size={17} />, does: () => actions.select(ids) },
      'line',
      !mine &&
        message.chatId !== self && {
          label: t('report'),
          icon: <Flag size={17} />,
          does: () => actions.report(ids),
        },
      mayDelete && {
        label: t('delete'),
        icon: <Trash2 size={17} />,
        danger: true,
        does: () => actions.remove(messages),
      },
    ];
  };
}

function copyItem(message: Message) {
  return message.text
    ? { label: t('message.copy'), icon: <Copy size={17} />, does: () => copy(message.text) }
    : undefined;
}

function copy(text: string): void {
  void navigator.clipboard?.writeText(text).then(
    () => say(t('copied')),
    () => say(t('error.copy'), 'error'),
  );
}

function ReactionBar({ message }: { message: Message }) {
  const react = useReact();
  const actions = useActions();
  return (
    <div className={css.reactionBar} role="group" aria-label={t('message.react')}>
      {QUICK_REACTIONS.map((emoji) => (
        <MenuChoice
          key={emoji}
          label={t('message.reactWith', { emoji: asPicture(emoji) })}
          chosen={message.reactions.some((it) => it.emoji === emoji && it.chosen)}
          does={() => react(message, emoji)}
        >
          {asPicture(emoji)}
        </MenuChoice>
      ))}
      <MenuChoice label={t('message.moreReactions')} chosen={false} does={() => actions.chooseReaction(message)}>
        <Plus size={19} />
      </MenuChoice>
    </div>
  );
}
