import type { tl } from '@mtcute/core';
import Long from 'long';
import { type AccountId, bareId, type ChatId } from '#domain';
import type { Dispatcher } from '../support/dispatcher.ts';

/**
 * A client of one channel, as the protocol describes it: it applies pushes while they fit its pts, and asks for the
 * difference when there is a gap or when it comes back.
 */
export interface ChannelClient {
  readonly account: AccountId;
  online: boolean;
  /** Applies what an own call answered. */
  take(answer: tl.TlObject): Promise<void>;
  /** Applies or loses what was pushed. */
  listen(): Promise<void>;
  /** Catches up by slices of at most `limit`. */
  catchUp(limit: number): Promise<void>;
  /** Begins with what a fetch gives; stays without anything where it is refused. */
  start(): Promise<void>;
  /** Whether it may look into the chat, as far as it knows. */
  readonly sees: boolean;
  stop(): void;
  state(): ChannelState;
}

export interface ChannelState {
  pts: number;
  title: string;
  messages: Record<number, unknown>;
}

interface Known {
  pts: number;
  title: string;
  messages: Map<number, tl.RawMessage | tl.RawMessageService>;
}

const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0, hash: Long.ZERO };

/** What a fresh fetch shows. */
export async function fetchState(dispatcher: Dispatcher, account: AccountId, chat: ChatId): Promise<Known> {
  const channel = inputOf(dispatcher, account, chat);
  const peer = { ...channel, _: 'inputPeerChannel' };
  const known: Known = { pts: 0, title: '', messages: new Map() };
  for (let offsetId = 0; ; ) {
    const answer = await dispatcher.answer(account, { _: 'messages.getHistory', peer, ...page, offsetId } as never);
    if (answer._ !== 'messages.channelMessages') throw new Error(`a history came as ${answer._}`);
    known.pts = answer.pts;
    known.title = titleOf(answer.chats, chat) ?? '';
    for (const message of answer.messages) if (message._ !== 'messageEmpty') known.messages.set(message.id, message);
    const last = answer.messages.at(-1);
    if (!last || answer.messages.length < page.limit) return known;
    offsetId = last.id;
  }
}

const inputOf = (dispatcher: Dispatcher, account: AccountId, chat: ChatId) => ({
  _: 'inputChannel',
  channelId: bareId(chat),
  accessHash: dispatcher.hashFor(account, chat),
});

const titleOf = (chats: readonly tl.TypeChat[], chat: ChatId): string | undefined => {
  const found = chats.find((one) => one.id === bareId(chat));
  return found && 'title' in found ? found.title : undefined;
};

/** A chat that may not be seen is nothing; any other failure is one. */
function whenRefused(error: unknown): undefined {
  if (error instanceof Error && error.message === 'CHANNEL_PRIVATE') return undefined;
  throw error;
}

export function channelClient(dispatcher: Dispatcher, account: AccountId, chat: ChatId): ChannelClient {
  let known: Known | undefined;
  const client: ChannelClient = {
    account,
    online: true,
    get sees() {
      return known !== undefined;
    },
    async take(answer) {
      if (answer._ === 'messages.chatInviteJoinResultOk') return client.take(answer.updates);
      if (answer._ !== 'updates') return;
      // Whoever is shut out forgets the chat; whoever is let in again looks anew.
      const told = answer.chats.find((one) => one.id === bareId(chat));
      if (told?._ === 'channelForbidden') known = undefined;
      else if (told?._ === 'channel' && !known) return client.start();
      if (!known) return;
      noteTitle(known, answer.chats, chat);
      for (const update of answer.updates) await apply(update);
    },
    async listen() {
      const pushes = await dispatcher.pushed(account);
      if (!client.online) return;
      for (const push of pushes) await client.take(dispatcher.codec.read(push));
    },
    async catchUp(limit) {
      for (let final = false; known && !final; ) final = await difference(known, limit);
    },
    async start() {
      known = await fetchState(dispatcher, account, chat).catch(whenRefused);
    },
    stop() {
      known = undefined;
    },
    state: () => toState(known ?? { pts: 0, title: '', messages: new Map() }),
  };

  async function apply(update: tl.TypeUpdate): Promise<void> {
    if (!known) return;
    if (!('pts' in update) || !('ptsCount' in update)) return applyChange(known, update, chat);
    // What happens in other chats is for their own clients.
    if (!isOfChannel(update)) return;
    if (update.pts <= known.pts) return;
    if (known.pts + update.ptsCount !== update.pts) return client.catchUp(100);
    applyChange(known, update, chat);
    known.pts = update.pts;
  }

  const isOfChannel = (update: tl.TypeUpdate): boolean =>
    ('channelId' in update && update.channelId === bareId(chat)) ||
    ('message' in update &&
      typeof update.message === 'object' &&
      'peerId' in update.message &&
      update.message.peerId?._ === 'peerChannel' &&
      update.message.peerId.channelId === bareId(chat));

  const ask = (request: object): Promise<tl.TlObject | undefined> =>
    dispatcher.answer(account, request as never).catch(whenRefused);

  async function difference(now: Known, limit: number): Promise<boolean> {
    const answer = await ask({
      _: 'updates.getChannelDifference',
      channel: inputOf(dispatcher, account, chat),
      filter: { _: 'channelMessagesFilterEmpty' },
      pts: now.pts,
      limit,
    });
    if (!answer) {
      known = undefined;
      return true;
    }
    switch (answer._) {
      case 'updates.channelDifferenceEmpty':
        now.pts = answer.pts;
        return true;
      case 'updates.channelDifferenceTooLong':
        await client.start();
        return true;
      case 'updates.channelDifference':
        noteTitle(now, answer.chats, chat);
        for (const message of answer.newMessages)
          if (message._ !== 'messageEmpty') now.messages.set(message.id, message);
        for (const update of answer.otherUpdates) applyChange(now, update, chat);
        now.pts = answer.pts;
        return answer.final ?? false;
      default:
        throw new Error(`a difference came as ${answer._}`);
    }
  }
  return client;
}

function noteTitle(known: Known, chats: readonly tl.TypeChat[], chat: ChatId): void {
  known.title = titleOf(chats, chat) ?? known.title;
}

function applyChange(known: Known, update: tl.TypeUpdate, chat: ChatId): void {
  switch (update._) {
    case 'updateNewChannelMessage':
    case 'updateEditChannelMessage':
      if (update.message._ !== 'messageEmpty') known.messages.set(update.message.id, update.message);
      return;
    case 'updateDeleteChannelMessages':
      if (update.channelId === bareId(chat)) for (const id of update.messages) known.messages.delete(id);
      return;
    case 'updatePinnedChannelMessages':
      for (const id of update.messages) {
        const message = known.messages.get(id);
        if (message?._ === 'message') known.messages.set(id, { ...message, pinned: update.pinned });
      }
      return;
    case 'updateMessageReactions': {
      if (update.peer._ !== 'peerChannel' || update.peer.channelId !== bareId(chat)) return;
      const message = known.messages.get(update.msgId);
      if (message?._ === 'message') known.messages.set(update.msgId, { ...message, reactions: update.reactions });
      return;
    }
    default:
  }
}

/** Counters have no updates of their own: clients ask for them when they show a message. */
const counters = new Set(['replies', 'views', 'forwards']);

/** The state in a form that can be compared: no counters, no defaults. */
export function toState(known: Known): ChannelState {
  const messages: Record<number, unknown> = {};
  for (const [id, message] of [...known.messages].sort(([a], [b]) => a - b)) messages[id] = plain(message);
  return { pts: known.pts, title: known.title, messages };
}

function plain(value: unknown): unknown {
  if (Long.isLong(value)) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, one]) => !counters.has(key) && one !== undefined && one !== false);
  const shown = kept.filter(([key, one]) => key !== 'reactions' || hasReactions(one));
  return Object.fromEntries(shown.map(([key, one]) => [key, plain(one)]));
}

/** No reactions and an empty list of them look the same. */
const hasReactions = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'results' in value &&
  Array.isArray(value.results) &&
  value.results.length > 0;
