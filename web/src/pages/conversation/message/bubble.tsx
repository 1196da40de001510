import { Eye, Forward, RotateCw, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useApp, useDialog, usePeer, useSelf } from '../../../app/context.tsx';
import { go } from '../../../app/route.ts';
import { wordsFor } from '../../../app/words-for.ts';
import { Refusal } from '../../../data/remote.ts';
import { LOCAL_IDS, type Message } from '../../../data/views.ts';
import { compact, fullDate, timeOfDay } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Avatar, hueOf } from '../../../ui/avatar.tsx';
import { clean, nameOf, PeerName } from '../../../ui/peer-name.tsx';
import { Ticks } from '../../../ui/ticks.tsx';
import { useActions } from '../actions.tsx';
import css from './bubble.module.css';
import { CommentsButton } from './comments-button.tsx';
import { DecisionCard } from './decision-card.tsx';
import { InlineKeyboard } from './inline-keyboard.tsx';
import type { Item } from '../history/items.ts';
import { Album, MediaView } from './media/media-view.tsx';
import { MessageMenu } from './message-menu.tsx';
import { Reactions } from './reactions.tsx';
import { ReplyLine } from './reply-line.tsx';
import { RichText } from './rich-text.tsx';

type MessageItem = Extract<Item, { kind: 'message' }>;

/** Media that stand alone without a bubble around them. */
const BARE = new Set(['sticker', 'round', 'dice']);
const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*){1,3}$/u;

/** One message, or the messages of one album, with everything around them. */
export const Bubble = memo(function Bubble({ item, flash }: { item: MessageItem; flash: number }) {
  const actions = useActions();
  const main = item.messages.at(-1);
  const captioned = item.messages.find((message) => message.text) ?? main;
  if (!main || !captioned) return null;
  const { out } = main;
  const inGroup = main.chatId < 0 && !main.isPost;
  const selecting = actions.selected !== undefined;
  const selected = item.messages.some((message) => actions.selected?.has(message.id));
  const ids = item.messages.map((message) => message.id);
  const big = !main.media && main.text.length < 40 && ONLY_EMOJI.test(main.text);
  const bare = main.media !== undefined && BARE.has(main.media.kind);
  const pictured = main.media?.kind === 'photo' || main.media?.kind === 'video' || main.media?.kind === 'gif';
  const headed = inGroup && !out && item.first;
  const onlyPicture = pictured && !captioned.text && !main.reply && !main.forward && !headed;
  return (
    <div
      className={css.line}
      data-out={out || undefined}
      data-first={item.first || undefined}
      data-flash={ids.includes(flash) || undefined}
      data-selected={selected || undefined}
      data-selecting={selecting || undefined}
      data-message={main.id}
      onClickCapture={
        selecting && main.id < LOCAL_IDS
          ? (event) => {
              event.preventDefault();
              event.stopPropagation();
              actions.select(ids);
            }
          : undefined
      }
    >
      {selecting && (
        <span
          className={css.check}
          role="checkbox"
          aria-checked={selected}
          tabIndex={0}
          aria-label={t('message.select')}
        />
      )}
      {inGroup && !out && <span className={css.face}>{item.last && <Face message={main} />}</span>}
      <MessageMenu message={main} messages={item.messages}>
        <article
          className={css.bubble}
          data-bare={bare || big || undefined}
          data-picture={onlyPicture || undefined}
          data-captioned={(pictured && !onlyPicture) || undefined}
          data-last={item.last || undefined}
          tabIndex={-1}
          onDoubleClick={() => actions.canWrite && main.id < LOCAL_IDS && actions.reply(main)}
        >
          <Content item={item} main={main} captioned={captioned} big={big} named={headed && !bare} />
        </article>
      </MessageMenu>
      {main.state === 'failed' && <FailedLine message={main} />}
      {main.keyboard?.at === 'message' && <InlineKeyboard message={main} />}
    </div>
  );
});

interface ContentProps {
  item: MessageItem;
  /** The newest message of the album, which carries what holds for all. */
  main: Message;
  /** The one with the words. */
  captioned: Message;
  /** Nothing but a few emoji. */
  big: boolean;
  named: boolean;
}

/** What stands in the bubble, from whose it is to what was answered to it. */
function Content({ item, main, captioned, big, named }: ContentProps) {
  const { thread } = useActions();
  return (
    <>
      {named && <Author message={main} />}
      {main.viaBot !== undefined && <ViaBot id={main.viaBot} />}
      {main.forward && <ForwardLine message={main} />}
      {main.reply && !hangsOn(main, thread) && <ReplyLine message={main} />}
      {item.messages.length > 1 ? <Album messages={item.messages} /> : <MediaView message={main} />}
      {captioned.text && (
        <div className={big ? css.big : css.text}>
          <RichText text={captioned.text} entities={captioned.entities} />
          {!big && main.reactions.length === 0 && <Meta message={main} spacer />}
        </div>
      )}
      {main.media?.kind === 'link-preview' && <MediaView message={main} preview />}
      {captioned.label && <p className={css.label}>{clean(captioned.label)}</p>}
      <DecisionCard message={captioned} />
      <Reactions message={main}>
        <Meta message={main} />
      </Reactions>
      <CommentsButton message={main} />
    </>
  );
}

/** Whether it answers the very message under which the conversation shows it, as every comment does. */
function hangsOn({ reply }: Message, thread: number | undefined): boolean {
  return reply !== undefined && reply.id === thread && reply.from === undefined && reply.quote === undefined;
}

/** Time and marks, at the lower end of the bubble. The invisible copy in the text keeps the room for it. */
function Meta({ message, spacer = false }: { message: Message; spacer?: boolean }) {
  const read = (useDialog(message.chatId)?.readOutId ?? 0) >= message.id;
  const self = useSelf();
  const words = (
    <>
      {message.views !== undefined && message.isPost && (
        <span className={css.views} title={t('message.views', { count: message.views })}>
          <Eye size={13} aria-hidden="true" /> {compact(message.views)}
        </span>
      )}
      {message.author && `${clean(message.author)}, `}
      {message.editDate && `${t('message.edited')} `}
      <time dateTime={new Date(message.date * 1000).toISOString()} title={fullDate(message.date)}>
        {timeOfDay(message.date)}
      </time>
      {message.out &&
        (spacer ? <i className={css.tickRoom} /> : message.chatId !== self && <Ticks message={message} read={read} />)}
      {!spacer && message.out && message.chatId === self && message.state !== 'sent' && (
        <Ticks message={message} read />
      )}
    </>
  );
  return (
    <span className={spacer ? css.spacer : css.meta} aria-hidden={spacer || undefined}>
      {words}
    </span>
  );
}

function Face({ message }: { message: Message }) {
  const peer = usePeer(message.from);
  return (
    <button
      type="button"
      className={css.faceButton}
      aria-label={nameOf(peer)}
      onClick={() => go({ at: 'chat', id: message.from, info: true })}
    >
      <Avatar peer={peer} size={34} />
    </button>
  );
}

function Author({ message }: { message: Message }) {
  const peer = usePeer(message.from);
  return (
    <p className={css.author} style={{ '--hue': hueOf(message.from) } as React.CSSProperties}>
      <PeerName peer={peer} />
    </p>
  );
}

function ViaBot({ id }: { id: number }) {
  const bot = usePeer(id);
  return <p className={css.forward}>{t('message.via', { name: bot?.username ? `@${bot.username}` : nameOf(bot) })}</p>;
}

function ForwardLine({ message }: { message: Message }) {
  const from = usePeer(message.forward?.from);
  const name = from ? nameOf(from) : clean(message.forward?.name ?? '') || t('peer.nameless');
  const text = (
    <>
      <Forward size={13} /> {t('message.forwarded', { name })}
    </>
  );
  return from ? (
    <button
      type="button"
      className={css.forward}
      onClick={() => go({ at: 'chat', id: from.id, message: message.forward?.post })}
    >
      {text}
    </button>
  ) : (
    <p className={css.forward}>{text}</p>
  );
}

function FailedLine({ message }: { message: Message }) {
  const { messenger } = useApp();
  return (
    <p className={css.failedLine} role="alert">
      {t('message.notSent')} {wordsFor(new Refusal(message.failure ?? 'NOT_SENT'))}{' '}
      <button type="button" onClick={() => void messenger.retry(message.chatId, message.id)}>
        <RotateCw size={14} /> {t('again')}
      </button>
      <button type="button" onClick={() => void messenger.cancel(message.chatId, message.id)}>
        <Trash2 size={14} /> {t('delete')}
      </button>
    </p>
  );
}
