import { type AccountId, type ChatId, peerKind } from '../ids.ts';
import { languageSpokenBy } from '../auth/language.ts';
import type { Message } from '../messages/content.ts';
import type { Nudge, World, WriteTx } from '../ports.ts';
import { bump, dayOf, hourOf, languageOf } from './metrics.ts';

/**
 * Counts what is written and read in supergroups and channels, for their statistics. Hears of it after the commit and
 * reads what was written later, in pages, so that nobody who sends waits for it and a crash loses nothing that was sent.
 */
export interface ActivityTally {
  hear(nudges: readonly Nudge[]): void;
  /** Counts what was heard of; with a chat only there. Returns how many messages it counted. */
  flush(chat?: ChatId): Promise<number>;
}

/** Chats and readers that are remembered between two flushes; more wait for the next message or look. */
const mostPending = 100_000;
const perPage = 500;
/** Pages of one chat in one flush: the rest follows in the next. */
const pagesPerFlush = 20;
/** A chat that was never counted begins this far back. */
const firstLookBack = 10_000;

/** What was heard of and not yet counted lies in memory; the messages themselves do not. */
export function createActivityTally(world: World): ActivityTally {
  const written = new Set<ChatId>();
  const readers = new Map<ChatId, Set<AccountId>>();
  let pending = 0;

  function noteReader(chat: ChatId, account: AccountId): void {
    if (pending >= mostPending) return;
    const known = readers.get(chat) ?? new Set<AccountId>();
    readers.set(chat, known);
    if (!known.has(account)) pending += 1;
    known.add(account);
  }

  async function flushChat(chat: ChatId): Promise<number> {
    const own = readers.get(chat);
    readers.delete(chat);
    pending -= own?.size ?? 0;
    written.delete(chat);
    if (own) await countReaders(world, chat, [...own]);
    let total = 0;
    for (let page = 0; page < pagesPerFlush; page++) {
      const counted = await world.store.write((tx) => countPage(tx, chat));
      total += counted;
      if (counted < perPage) return total;
    }
    written.add(chat);
    return total;
  }

  return {
    hear(nudges) {
      for (const { mailbox, entries } of nudges) {
        for (const { body } of entries) {
          if (body.kind === 'newMessage' && peerKind(mailbox) === 'channel' && written.size < mostPending)
            written.add(mailbox);
          if (body.kind === 'channelReadInbox' && mailbox > 0) noteReader(body.chat, mailbox);
        }
      }
    },
    async flush(chat) {
      if (chat !== undefined) return flushChat(chat);
      let total = 0;
      for (const one of new Set([...written, ...readers.keys()])) total += await flushChat(one);
      return total;
    },
  };
}

/** Counts the next page of a chat's messages. Returns how many there were. */
async function countPage(tx: WriteTx, chat: ChatId): Promise<number> {
  const known = await tx.stats.countedTo(chat);
  const top = (await tx.updates.state(chat))?.lastMessageId ?? 0;
  const from = known ?? Math.max(0, top - firstLookBack);
  if (known !== undefined && top <= known) return 0;
  const page = await tx.messages.history({
    mailbox: chat,
    peer: chat,
    aboveId: from,
    oldestFirst: true,
    limit: perPage,
  });
  const last = page.length < perPage ? top : (page.at(-1)?.id ?? top);
  // Another node that counts the same chat came first: what it counted is not counted again.
  if (!(await tx.stats.moveCounted(chat, known, last))) return 0;
  for (const [day, messages] of byDay(page)) await countDay(tx, chat, day, messages);
  return page.length;
}

function byDay(messages: readonly Message[]): Map<number, Message[]> {
  const days = new Map<number, Message[]>();
  for (const message of messages) {
    if (message.content.action) continue;
    const day = dayOf(message.content.date);
    days.set(day, [...(days.get(day) ?? []), message]);
  }
  return days;
}

async function countDay(tx: WriteTx, chat: ChatId, day: number, messages: readonly Message[]): Promise<void> {
  const counts = new Map([['messages', messages.length]]);
  const people = new Map<AccountId, { account: AccountId; n: number; chars: number }>();
  for (const { content } of messages) {
    bump(counts, `messages:${hourOf(content.date)}`);
    if (content.sender < 0) continue;
    const person = people.get(content.sender) ?? { account: content.sender, n: 0, chars: 0 };
    people.set(content.sender, { ...person, n: person.n + 1, chars: person.chars + content.text.length });
  }
  const news = await tx.stats.addPeople(chat, day, 'write', [...people.values()]);
  if (news.length > 0) counts.set('posters', news.length);
  await tx.stats.add(chat, 0, day, counts);
}

/** Readers of supergroups count once a day, with the language of the device that they used last. */
async function countReaders(world: World, chat: ChatId, accounts: readonly AccountId[]): Promise<void> {
  await world.store.write(async (tx) => {
    if ((await tx.chats.get(chat))?.kind !== 'supergroup') return;
    const day = dayOf(world.clock.nowS());
    const people = accounts.map((account) => ({ account, n: 1, chars: 0 }));
    const news = await tx.stats.addPeople(chat, day, 'read', people);
    if (news.length === 0) return;
    const counts = new Map([['readers', news.length]]);
    for (const account of news) {
      const language = languageOf(await languageSpokenBy(tx, account));
      if (language) bump(counts, `language:${language}`);
    }
    await tx.stats.add(chat, 0, day, counts);
  });
}

/** By name people are known for two weeks, which the figures of this and the last week need. */
const peopleKeptDays = 15;
const perRound = 10_000;

/** Forgets who did what, when only the numbers are still of use. Returns how many rows went. */
export function forgetActivePeople(world: World): Promise<number> {
  const before = dayOf(world.clock.nowS()) - peopleKeptDays;
  return world.store.write((tx) => tx.stats.forgetPeople(before, perRound));
}
