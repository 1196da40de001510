import type { AccountId, ChatId, MailboxId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import { readablePlace } from './readable-mailbox.ts';

/** Where a message's views and forwards are counted: a forwarded post shares those of the original. */
export interface CounterPlace {
  chat: ChatId;
  id: MessageId;
}

export interface Counters {
  views: number;
  forwards: number;
}

/** The place of a message's counters; undefined for what is no post. `channels` are the broadcast channels among the peers. */
export function counterPlace(message: Message, channels: ReadonlySet<ChatId>): CounterPlace | undefined {
  const { forward, sender, action } = message.content;
  if (action) return undefined;
  if (forward?.channelPost !== undefined && forward.from !== undefined)
    return { chat: forward.from, id: forward.channelPost };
  return sender === message.peer && channels.has(message.peer) ? { chat: message.peer, id: message.id } : undefined;
}

/** Which of the peers of these messages are broadcast channels. */
export async function channelsAmong(tx: Tx, messages: readonly Message[]): Promise<Set<ChatId>> {
  const peers = [...new Set(messages.filter(({ mailbox }) => mailbox < 0).map(({ peer }) => peer))];
  if (peers.length === 0) return new Set();
  return new Set((await tx.chats.many(peers)).filter(({ kind }) => kind === 'channel').map(({ id }) => id));
}

const keyOf = (place: CounterPlace): string => `${place.chat}:${place.id}`;

/** Views and forwards at these places, by `chat:id`. Whoever posts has seen the post, so views begin at 1. */
export async function countersAt(tx: Tx, places: readonly CounterPlace[]): Promise<Map<string, Counters>> {
  const found = new Map(places.map((place) => [keyOf(place), { views: 1, forwards: 0 }]));
  for (const [chat, ids] of byChat(places)) {
    for (const { id, views, forwards } of await tx.posts.counters(chat, ids))
      found.set(keyOf({ chat, id }), { views: views + 1, forwards });
  }
  return found;
}

function byChat(places: readonly CounterPlace[]): Map<ChatId, MessageId[]> {
  const chats = new Map<ChatId, MessageId[]>();
  for (const { chat, id } of places) {
    const ids = chats.get(chat);
    if (ids) ids.push(id);
    else chats.set(chat, [id]);
  }
  return chats;
}

export interface LookRequest {
  account: AccountId;
  peer: PeerId;
  ids: readonly MessageId[];
  /** Counts this account as a viewer. */
  increment: boolean;
}

/**
 * Counts who saw which post, once each. Looks are gathered in memory and written in slices off the path of whoever
 * looks: a crash loses a second of views and nothing else.
 */
export interface ViewTally {
  /** The counters of these messages in the order asked; undefined for what is no post or cannot be read. */
  look(request: LookRequest): Promise<(Counters | undefined)[]>;
  /** Writes what was gathered and tells those who are online. Returns how many views it wrote. */
  flush(): Promise<number>;
}

/** Looks that are kept until they are written; more are not counted until the next flush. */
const mostPending = 100_000;
/** Viewers of one write. */
const viewersPerWrite = 200;

export function createViewTally(world: World): ViewTally {
  /** Mailbox → account → posts seen. */
  const pending = new Map<MailboxId, Map<AccountId, Set<MessageId>>>();
  const added = new Map<string, number>();
  let size = 0;

  function note(account: AccountId, place: CounterPlace): void {
    if (size >= mostPending) return;
    const viewers = pending.get(place.chat) ?? new Map<AccountId, Set<MessageId>>();
    pending.set(place.chat, viewers);
    const seen = viewers.get(account) ?? new Set<MessageId>();
    viewers.set(account, seen);
    if (seen.has(place.id)) return;
    seen.add(place.id);
    added.set(keyOf(place), (added.get(keyOf(place)) ?? 0) + 1);
    size += 1;
  }

  async function write(mailbox: MailboxId, viewers: [AccountId, Set<MessageId>][]): Promise<number> {
    const changed = new Set<MessageId>();
    let written = 0;
    await world.store.write(async (tx) => {
      changed.clear();
      written = 0;
      for (const [account, ids] of viewers) {
        for (const id of await tx.posts.see(mailbox, account, [...ids])) {
          changed.add(id);
          written += 1;
        }
      }
    });
    const counters = await world.store.read((tx) => tx.posts.counters(mailbox, [...changed]));
    for (const { id, views } of counters)
      world.bus.publishTransient({ chat: mailbox }, { kind: 'postViews', chat: mailbox, id, views: views + 1 });
    return written;
  }

  return {
    look: ({ account, peer, ids, increment }) =>
      world.store.read(async (tx) => {
        const places = await placesOf(tx, account, peer, ids);
        const known = places.flatMap((place) => (place ? [place.at] : []));
        const counters = await countersAt(tx, known);
        const unseen = increment ? await unseenBy(tx, account, places) : new Set<string>();
        return places.map((place) => {
          if (!place) return undefined;
          const key = keyOf(place.at);
          if (unseen.has(key)) note(account, place.at);
          const { views, forwards } = counters.get(key) ?? { views: 1, forwards: 0 };
          return { views: views + (added.get(key) ?? 0), forwards };
        });
      }),
    async flush() {
      let written = 0;
      const taken = [...pending];
      pending.clear();
      added.clear();
      size = 0;
      for (const [mailbox, viewers] of taken) {
        const all = [...viewers];
        for (let start = 0; start < all.length; start += viewersPerWrite)
          written += await write(mailbox, all.slice(start, start + viewersPerWrite));
      }
      return written;
    },
  };
}

interface Place {
  at: CounterPlace;
  author: AccountId | undefined;
}

async function placesOf(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  ids: readonly MessageId[],
): Promise<(Place | undefined)[]> {
  const { mailbox, floor } = await readablePlace(tx, account, peer);
  const messages = (await tx.messages.get(mailbox, ids)).filter(({ id }) => id > floor);
  const channels = await channelsAmong(tx, messages);
  const places = new Map<MessageId, Place>();
  for (const message of messages) {
    const at = message.peer === peer ? counterPlace(message, channels) : undefined;
    if (at) places.set(message.id, { at, author: message.content.author });
  }
  return ids.map((id) => places.get(id));
}

/** Authors are counted from the beginning, so their own looks add nothing. */
async function unseenBy(tx: Tx, account: AccountId, places: readonly (Place | undefined)[]): Promise<Set<string>> {
  const others = places.flatMap((place) => (place && place.author !== account ? [place.at] : []));
  const unseen = new Set<string>();
  for (const [chat, ids] of byChat(others))
    for (const id of await tx.posts.unseen(chat, account, ids)) unseen.add(keyOf({ chat, id }));
  return unseen;
}
