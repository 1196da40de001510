import type { InlineQuery, Message as ApiMessage, ReactionType, Update } from '@grammyjs/types';
import {
  type BotEvent,
  type BotRecord,
  type InlinePeerType,
  type JoinRequestEvent,
  type MemberEvent,
  type PollAnswerEvent,
  type QueuedUpdate,
  type ReactionCountEvent,
  type ReactionEvent,
  readBotEvent,
} from '#domain';
import { loadQueuedMessages, type QueuedMessages } from '../../delivery/queued-messages.ts';
import { inlineEdit } from '../inline-id.ts';
import { toApiChat } from './chat.ts';
import { toApiInvite } from './invite.ts';
import { toApiMember } from './member.ts';
import { loadFor, messageAt, toApiMessage } from './message.ts';
import { toApiPoll } from './poll.ts';
import { toApiReactions } from './reactions.ts';
import { toApiSpeaker, toApiUser } from './user.ts';
import type { View } from '../../view.ts';

type Body = Omit<Update, 'update_id'>;

/** Writes updates in order; an empty one stands for what is gone. */
export async function toApiUpdates(
  view: View,
  updates: readonly QueuedUpdate[],
): Promise<{ id: number; body: Update | undefined }[]> {
  const messages = await loadQueuedMessages(view.tx, updates);
  await loadFor(view, messages.all);
  const written: { id: number; body: Update | undefined }[] = [];
  for (const { id, record } of updates) {
    const body = await bodyOf(view, record, messages);
    written.push({ id, body: body && { update_id: id, ...body } });
  }
  return written;
}

async function bodyOf(view: View, record: BotRecord, messages: QueuedMessages): Promise<Body | undefined> {
  switch (record.type) {
    case 'message':
    case 'editedMessage':
    case 'channelPost':
    case 'editedChannelPost': {
      const message = messages.get(record.mailbox, record.id);
      return message && messageUpdate(record.type, await spoken(view, await toApiMessage(view, message)));
    }
    case 'poll': {
      const poll = await view.poll(record.poll);
      const there = record.peer < 0 ? { at: { mailbox: record.peer, message: 0 } } : {};
      return poll && { poll: await toApiPoll({ ...view, ...there }, poll) };
    }
    case 'deletedMessages':
      return undefined;
    default:
      return eventUpdate(view, record.type, record.data);
  }
}

/** Of whoever writes to the bot alone it learns the language. */
async function spoken(view: View, message: ApiMessage): Promise<ApiMessage> {
  const { chat, from } = message;
  if (chat.type !== 'private' || !from || from.is_bot) return message;
  return { ...message, from: await toApiSpeaker(view, from.id) };
}

function messageUpdate(type: BotRecord['type'], message: ApiMessage): Body | undefined {
  const { chat, from } = message;
  const edited = { edit_date: message.edit_date ?? message.date };
  if (chat.type === 'channel') {
    if (type === 'channelPost') return { channel_post: { ...message, chat } };
    return { edited_channel_post: { ...message, ...edited, chat } };
  }
  if (!from) return undefined;
  if (type === 'message') return { message: { ...message, chat, from } };
  return { edited_message: { ...message, ...edited, chat, from } };
}

/** The data of events that gateways alone know was written by `tell-bots.ts` under the same name. */
interface GatewayEvents {
  myChatMember: MemberEvent;
  chatMember: MemberEvent;
  joinRequest: JoinRequestEvent;
  pollAnswer: PollAnswerEvent;
  reaction: ReactionEvent;
  reactionCount: ReactionCountEvent;
}
type GatewayEvent = { [E in keyof GatewayEvents]: { event: E; data: GatewayEvents[E] } }[keyof GatewayEvents];

const gatewayEvents = new Set(['myChatMember', 'chatMember', 'joinRequest', 'pollAnswer', 'reaction', 'reactionCount']);
const isGatewayEvent = (body: { event: string; data: object }): body is GatewayEvent => gatewayEvents.has(body.event);

async function eventUpdate(view: View, event: string, data: object): Promise<Body | undefined> {
  const known = readBotEvent({ event, data });
  if (known) return questionUpdate(view, known);
  const body = { event, data };
  if (!isGatewayEvent(body)) return undefined;
  switch (body.event) {
    case 'myChatMember':
      return { my_chat_member: await memberChange(view, body.data) };
    case 'chatMember':
      return { chat_member: await memberChange(view, body.data) };
    case 'joinRequest':
      return joinRequest(view, body.data);
    case 'pollAnswer':
      return pollAnswer(view, body.data);
    case 'reaction':
      return reaction(view, body.data);
    case 'reactionCount':
      return reactionCount(view, body.data);
  }
}

async function memberChange(view: View, event: MemberEvent): Promise<NonNullable<Body['chat_member']>> {
  const chat = event.peer < 0 ? await view.chat(event.peer) : undefined;
  const invite = event.inviteHash === undefined ? undefined : await view.tx.invites.get(event.inviteHash);
  return {
    chat: await toApiChat(view, event.peer),
    from: await toApiUser(view, event.actor),
    date: event.date,
    old_chat_member: await toApiMember(view, chat, event.account, event.before),
    new_chat_member: await toApiMember(view, chat, event.account, event.after),
    ...(invite ? { invite_link: await toApiInvite(view, invite) } : {}),
    ...(event.viaRequest ? { via_join_request: true } : {}),
  };
}

async function joinRequest(view: View, event: JoinRequestEvent): Promise<Body | undefined> {
  const chat = await toApiChat(view, event.peer);
  // Basic groups have requests here too; for bots they look like those of a supergroup.
  if (chat.type === 'private') return undefined;
  const invite = event.inviteHash === undefined ? undefined : await view.tx.invites.get(event.inviteHash);
  return {
    chat_join_request: {
      chat: chat.type === 'group' ? { id: chat.id, type: 'supergroup', title: chat.title } : chat,
      from: await toApiUser(view, event.account),
      user_chat_id: event.account,
      date: event.date,
      ...(event.about ? { bio: event.about } : {}),
      ...(event.query === undefined ? {} : { query_id: event.query }),
      ...(invite ? { invite_link: await toApiInvite(view, invite) } : {}),
    },
  };
}

async function pollAnswer(view: View, event: PollAnswerEvent): Promise<Body | undefined> {
  const poll = await view.poll(event.poll);
  if (!poll) return undefined;
  return {
    poll_answer: {
      poll_id: String(event.poll),
      ...(event.account < 0
        ? { voter_chat: await toApiChat(view, event.account) }
        : { user: await toApiUser(view, event.account) }),
      option_ids: poll.answers.flatMap(({ option }, index) => (event.options.includes(option) ? [index] : [])),
      option_persistent_ids: event.options,
    },
  };
}

async function reaction(view: View, event: ReactionEvent): Promise<Body> {
  return {
    message_reaction: {
      chat: await toApiChat(view, event.peer),
      message_id: event.id,
      ...(event.actor < 0
        ? { actor_chat: await toApiChat(view, event.actor) }
        : { user: await toApiUser(view, event.actor) }),
      date: event.date,
      old_reaction: toApiReactions(event.before) satisfies ReactionType[],
      new_reaction: toApiReactions(event.after),
    },
  };
}

async function reactionCount(view: View, event: ReactionCountEvent): Promise<Body | undefined> {
  const message = await messageAt(view, event.peer, event.id);
  if (!message) return undefined;
  const counts = await view.tx.reactions.counts([message.content.id]);
  return {
    message_reaction_count: {
      chat: await toApiChat(view, event.peer),
      message_id: event.id,
      date: event.date,
      reactions: counts.flatMap(({ emoticon, count }) =>
        toApiReactions([emoticon]).map((type) => ({ type, total_count: count })),
      ),
    },
  };
}

const chatTypes: Record<InlinePeerType, NonNullable<InlineQuery['chat_type']>> = {
  botSelf: 'sender',
  people: 'private',
  bots: 'private',
  groups: 'group',
  supergroups: 'supergroup',
  channels: 'channel',
};

async function questionUpdate(view: View, { event, data }: BotEvent): Promise<Body> {
  const from = await toApiSpeaker(view, data.account);
  if (event === 'callbackQuery') {
    const message = data.message === undefined ? undefined : await pressed(view, data.peer, data.message);
    return {
      callback_query: {
        id: data.query,
        from,
        chat_instance: data.chatInstance,
        ...(message ? { message } : {}),
        ...(data.content === undefined ? {} : { inline_message_id: inlineEdit(view, data.content) }),
        ...(data.data === undefined ? {} : { data: Buffer.from(data.data, 'base64').toString('utf8') }),
        ...(data.game === undefined ? {} : { game_short_name: data.game }),
      },
    };
  }
  const location = data.point ? { location: { latitude: data.point.latitude, longitude: data.point.longitude } } : {};
  if (event === 'inlineQuery') {
    const { query: id, text: query, offset, peerType } = data;
    return {
      inline_query: { id, from, query, offset, ...(peerType ? { chat_type: chatTypes[peerType] } : {}), ...location },
    };
  }
  return {
    chosen_inline_result: {
      result_id: data.result,
      from,
      query: data.text,
      ...(data.content === undefined ? {} : { inline_message_id: inlineEdit(view, data.content) }),
      ...location,
    },
  };
}

/** A message that is gone is told by its place alone. */
async function pressed(view: View, peer: number, id: number): Promise<ApiMessage> {
  const message = await messageAt(view, peer < -1_000_000_000_000 ? peer : view.bot, id);
  if (message) return toApiMessage(view, message);
  return { message_id: id, date: 0, chat: await toApiChat(view, peer) };
}
