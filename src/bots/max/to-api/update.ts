import type { Update, User } from '@maxhub/max-bot-api/types';
import {
  type BotRecord,
  type DialogEvent,
  isInside,
  type MemberEvent,
  type MemberThen,
  type Message,
  peerKind,
  type QueuedUpdate,
  readBotEvent,
} from '#domain';
import type { WrittenUpdate } from '../../delivery/dialect.ts';
import { loadQueuedMessages, type QueuedMessages } from '../../delivery/queued-messages.ts';
import { albumOf } from '../from-api/message.ts';
import { midOf } from '../ids.ts';
import { chatCreatedUpdate, isChatCreated } from './chat-created.ts';
import { commentPost, toApiComment } from './comment.ts';
import { toApiConstruction } from './construction.ts';
import { loadFor, toApiMessage } from './message.ts';
import { toApiUser } from './user.ts';
import type { View } from './view.ts';

/** Writes updates in order; those whose message is gone, or that this API has no word for, have no body. */
export async function toApiUpdates(view: View, updates: readonly QueuedUpdate[]): Promise<WrittenUpdate[]> {
  const messages = await loadQueuedMessages(view.tx, updates);
  await loadFor(view, messages.all);
  const written: WrittenUpdate[] = [];
  for (const { id, date, record } of updates) {
    const bodies = await inLanguages(view, await bodiesOf(view, record, date * 1000, messages));
    if (bodies.length === 0) written.push({ id, body: undefined });
    else written.push(...bodies.map((body) => ({ id, body })));
  }
  return written;
}

/** Kinds of updates that tell in which language the person speaks. */
type Speaking = Extract<Update, { user_locale?: unknown }>;

const speaking = new Set<unknown>([
  'message_created',
  'message_callback',
  'bot_started',
  'bot_stopped',
  'dialog_cleared',
  'dialog_muted',
  'dialog_removed',
  'dialog_unmuted',
] satisfies Speaking['update_type'][]);

const isSpeaking = (body: object): body is Speaking => 'update_type' in body && speaking.has(body.update_type);

async function inLanguages(view: View, bodies: readonly object[]): Promise<object[]> {
  const told: object[] = [];
  for (const body of bodies) {
    const person = isSpeaking(body) ? personOf(body) : undefined;
    const language = person === undefined ? '' : await view.language(person);
    told.push(language ? { ...body, user_locale: language } : body);
  }
  return told;
}

/** Who speaks in an update: the sender in a dialog, who pressed, or who began or ended it. */
function personOf(body: Speaking): number | undefined {
  if (body.update_type === 'message_callback') return body.callback.user.user_id;
  if (body.update_type !== 'message_created') return body.user.user_id;
  const { recipient, sender } = body.message;
  return recipient.chat_type === 'dialog' ? sender?.user_id : undefined;
}

async function bodiesOf(view: View, record: BotRecord, timestamp: number, messages: QueuedMessages): Promise<object[]> {
  switch (record.type) {
    case 'message':
    case 'channelPost':
    case 'editedMessage':
    case 'editedChannelPost': {
      const message = messages.get(record.mailbox, record.id);
      if (!message) return [];
      const edited = record.type === 'editedMessage' || record.type === 'editedChannelPost';
      const body = edited
        ? await editedUpdate(view, message, timestamp)
        : await createdUpdate(view, message, timestamp);
      return body ? [body] : [];
    }
    case 'deletedMessages': {
      return removedUpdates(view, record, timestamp);
    }
    case 'poll':
      return [];
    default: {
      const body = await eventUpdate(view, record, timestamp);
      return body ? [body] : [];
    }
  }
}

/** Comments of a channel's post are told as such to a bot that is in the channel too. */
async function removedUpdates(
  view: View,
  { peer, ids, by, comments }: Extract<BotRecord, { type: 'deletedMessages' }>,
  timestamp: number,
): Promise<Update[]> {
  const removed: Update[] = [];
  for (const id of ids) {
    const common = { timestamp, user_id: by ?? 0, message_id: midOf(peer, id) };
    const [, channel, post] = comments?.find(([comment]) => comment === id) ?? [];
    const told =
      view.dialect === 'max' && channel !== undefined && isInside(await view.tx.chats.member(channel, view.bot));
    removed.push(
      told && post !== undefined
        ? { update_type: 'comment_removed', ...common, chat_id: channel, post_id: midOf(channel, post) }
        : { update_type: 'message_removed', ...common, chat_id: peer, post_id: null },
    );
  }
  return removed;
}

async function createdUpdate(view: View, message: Message, timestamp: number): Promise<Update | undefined> {
  const { content, peer } = message;
  if (content.action) return titleUpdate(view, message, timestamp);
  const payload = await startPayload(view, message);
  if (payload !== undefined)
    return {
      update_type: 'bot_started',
      timestamp,
      chat_id: peer,
      user: await toApiUser(view, content.sender),
      payload: payload || null,
    };
  // Of an album the first message tells of all.
  const [first] = await albumOf(view.tx, message);
  if (first && first.id !== message.id) return undefined;
  const post = await commentPost(view, message);
  if (post === 'copy') return undefined;
  if (post) return { update_type: 'comment_created', timestamp, message: await toApiComment(view, message, post) };
  return { update_type: 'message_created', timestamp, message: await toApiMessage(view, message) };
}

async function editedUpdate(view: View, message: Message, timestamp: number): Promise<Update | undefined> {
  const post = await commentPost(view, message);
  if (post === 'copy' || message.content.action) return undefined;
  if (post) return { update_type: 'comment_edited', timestamp, message: await toApiComment(view, message, post) };
  return { update_type: 'message_edited', timestamp, message: await toApiMessage(view, message) };
}

/** Of what a chat says of itself, bots here are told of new titles; members are told by other updates. */
async function titleUpdate(view: View, { content, peer }: Message, timestamp: number): Promise<Update | undefined> {
  if (content.action?.kind !== 'editTitle') return undefined;
  const user = await toApiUser(view, content.sender > 0 ? content.sender : (content.author ?? 0));
  return { update_type: 'chat_title_changed', timestamp, chat_id: peer, user, title: content.action.title };
}

/**
 * What a person's `/start` carries when it starts the bot: it came by a link with a payload, or nothing was said before.
 * Undefined for every other message, and for a `/start` that somebody types in the middle of a talk.
 */
async function startPayload(view: View, { content, peer, id, mailbox }: Message): Promise<string | undefined> {
  if (peerKind(peer) !== 'account') return undefined;
  const start = /^\/start(?:\s+(\S.*))?$/.exec(content.text);
  if (!start) return undefined;
  if (start[1] !== undefined) return start[1];
  const [before] = await view.tx.messages.history({ mailbox, peer, belowId: id, limit: 1 });
  return before ? undefined : '';
}

const isMemberEvent = (type: string, data: object): data is MemberEvent =>
  (type === 'myChatMember' || type === 'chatMember') && 'after' in data;

const dialogWords = {
  dialogCleared: 'dialog_cleared',
  dialogRemoved: 'dialog_removed',
  dialogMuted: 'dialog_muted',
  dialogUnmuted: 'dialog_unmuted',
} as const;

const isDialogEvent = (type: string, data: object): data is DialogEvent =>
  Object.hasOwn(dialogWords, type) && 'peer' in data;

async function eventUpdate(
  view: View,
  record: Extract<BotRecord, { data: unknown }>,
  timestamp: number,
): Promise<object | undefined> {
  const { type, data } = record;
  const known = readBotEvent({ event: type, data });
  if (known?.event === 'callbackQuery') return callbackUpdate(view, known.data, timestamp);
  if (known) return toApiConstruction(view, known, timestamp);
  if (isMemberEvent(type, data)) return memberUpdate(view, data, timestamp, type === 'myChatMember');
  if (isChatCreated(type, data)) return chatCreatedUpdate(view, data, timestamp);
  if (!isDialogEvent(type, data)) return undefined;
  const common = { timestamp, chat_id: data.peer, user: await toApiUser(view, data.peer) };
  if (type === 'dialogMuted')
    return { update_type: dialogWords[type], ...common, muted_until: (data.muteUntil ?? 0) * 1000 } satisfies Update;
  if (type === 'dialogCleared' || type === 'dialogRemoved' || type === 'dialogUnmuted')
    return { update_type: dialogWords[type], ...common } satisfies Update;
  return undefined;
}

type Pressed = Extract<NonNullable<ReturnType<typeof readBotEvent>>, { event: 'callbackQuery' }>['data'];

async function callbackUpdate(view: View, event: Pressed, timestamp: number): Promise<Update> {
  const { peer, message: id } = event;
  const mailbox = peerKind(peer) === 'channel' ? peer : view.bot;
  const [message] = id === undefined ? [] : await view.tx.messages.get(mailbox, [id]);
  if (message) await loadFor(view, [message]);
  return {
    update_type: 'message_callback',
    timestamp,
    callback: {
      timestamp,
      callback_id: event.query,
      payload: Buffer.from(event.data ?? '', 'base64').toString('utf8'),
      user: await toApiUser(view, event.account),
    },
    message: message ? await toApiMessage(view, message) : null,
  };
}

const wasInside = ({ status, gone }: MemberThen): boolean =>
  isInside({
    status,
    gone: gone ?? false,
    chat: 0,
    account: 0,
    inviter: 0,
    date: 0,
    rights: [],
    banned: [],
    bannedUntil: 0,
  });

/** Somebody came or went: the bot itself, or another where the bot is an admin. */
async function memberUpdate(
  view: View,
  event: MemberEvent,
  timestamp: number,
  own: boolean,
): Promise<Update | undefined> {
  const [before, after] = [wasInside(event.before), wasInside(event.after)];
  if (before === after) return undefined;
  const { peer: chat_id, account, actor } = event;
  const by: User = await toApiUser(view, actor);
  if (chat_id > 0)
    return after ? undefined : { update_type: 'bot_stopped', timestamp, chat_id, user: by, payload: null };
  const is_channel = (await view.chat(chat_id))?.kind === 'channel';
  const place = { timestamp, chat_id, is_channel };
  if (own) return { update_type: after ? 'bot_added' : 'bot_removed', ...place, user: by };
  const user = await toApiUser(view, account);
  const other = actor === account ? null : actor;
  return after
    ? { update_type: 'user_added', ...place, user, inviter_id: other }
    : { update_type: 'user_removed', ...place, user, admin_id: other };
}
