import { type AccountId, type ChatId, type MailboxId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import { bump, countedByHourS, dayOf, hourOf, languageOf } from '../stats/metrics.ts';
import { isInside } from './is-inside.ts';
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
  /** Code of the viewer's language, for the statistics. */
  language?: string | undefined;
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
  const pending = new Map<MailboxId, Map<AccountId, Viewer>>();
  const added = new Map<string, number>();
  let size = 0;

  function note(account: AccountId, place: CounterPlace, from: ViewSource, language: string | undefined): void {
    if (size >= mostPending) return;
    const viewers = pending.get(place.chat) ?? new Map<AccountId, Viewer>();
    pending.set(place.chat, viewers);
    const viewer = viewers.get(account) ?? { seen: new Map(), language: languageOf(language) };
    viewers.set(account, viewer);
    if (viewer.seen.has(place.id)) return;
    viewer.seen.set(place.id, from);
    added.set(keyOf(place), (added.get(keyOf(place)) ?? 0) + 1);
    size += 1;
  }

  async function write(mailbox: MailboxId, viewers: [AccountId, Viewer][]): Promise<number> {
    const { written, changed } = await world.store.write(async (tx) => {
      const nowS = world.clock.nowS();
      const whole = new Map<string, number>();
      const byPost = new Map<MessageId, number>();
      for (const [account, { seen, language }] of viewers) {
        for (const id of await tx.posts.see(mailbox, account, [...seen.keys()])) {
          byPost.set(id, (byPost.get(id) ?? 0) + 1);
          bump(whole, `views:from:${seen.get(id)}`);
          if (language) bump(whole, `language:${language}`);
        }
      }
      const views = [...byPost.values()].reduce((sum, n) => sum + n, 0);
      if (views === 0) return { written: 0, changed: [] };
      bump(whole, 'views', views);
      bump(whole, `views:hour:${hourOf(nowS)}`, views);
      await tx.stats.add(mailbox, 0, dayOf(nowS), whole);
      const young = await youngPosts(tx, mailbox, [...byPost.keys()], nowS);
      for (const [id, n] of byPost) {
        const counts = new Map([['views', n]]);
        if (young.has(id)) bump(counts, `views:hour:${hourOf(nowS)}`, n);
        await tx.stats.add(mailbox, id, dayOf(nowS), counts);
      }
      return { written: views, changed: [...byPost.keys()] };
    });
    const counters = await world.store.read((tx) => tx.posts.counters(mailbox, changed));
    for (const { id, views } of counters)
      world.bus.publishTransient({ chat: mailbox }, { kind: 'postViews', chat: mailbox, id, views: views + 1 });
    return written;
  }

  return {
    look: ({ account, peer, ids, increment, language }) =>
      world.store.read(async (tx) => {
        const places = await placesOf(tx, account, peer, ids);
        const known = places.flatMap((place) => (place ? [place.at] : []));
        const counters = await countersAt(tx, known);
        const unseen = increment ? await unseenBy(tx, account, places) : new Set<string>();
        const inside = unseen.size > 0 && isInside(await tx.chats.member(peer, account));
        return places.map((place) => {
          if (!place) return undefined;
          const key = keyOf(place.at);
          if (unseen.has(key)) note(account, place.at, sourceOf(peer, place.at, inside), language);
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

/** Posts of these whose views are counted by the hour, too. */
async function youngPosts(
  tx: Tx,
  mailbox: MailboxId,
  ids: readonly MessageId[],
  nowS: number,
): Promise<ReadonlySet<MessageId>> {
  const posts = await tx.messages.get(mailbox, ids);
  return new Set(posts.filter(({ content }) => nowS - content.date < countedByHourS).map(({ id }) => id));
}

/** Where a post was seen: in its channel by its members or by others, or as a copy elsewhere. */
type ViewSource = 'members' | 'others' | 'channels' | 'groups' | 'private';

interface Viewer {
  seen: Map<MessageId, ViewSource>;
  language: string | undefined;
}

function sourceOf(peer: PeerId, at: CounterPlace, inside: boolean): ViewSource {
  if (peer === at.chat) return inside ? 'members' : 'others';
  if (peerKind(peer) === 'account') return 'private';
  return peerKind(peer) === 'channel' ? 'channels' : 'groups';
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
