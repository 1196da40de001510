import { type AccountId, type ChatId, type Clock, isOpenToAll, type MailboxId, peerKind, type Store } from '#domain';
import type { SessionDirectory } from './sessions.ts';
import { createWatchers } from './watchers.ts';

/**
 * Which accounts with a session here are in which supergroup or channel. Filled when an account first appears, so that a
 * post finds its online readers without reading the member list.
 */
export interface Audiences {
  /** Online members and watchers, after the account lists that are under way were read. */
  load(chat: ChatId): Promise<AccountId[]>;
  online(chat: ChatId): AccountId[];
  /** The account looks at a public chat that it is not in, and is told of it until then (Unix seconds). */
  watch(account: AccountId, chat: ChatId, untilS: number): void;
  /** The account came online. */
  enter(account: AccountId): void;
  /** Memberships of the account changed. */
  refresh(account: AccountId): void;
}

export function createAudiences(store: Store, sessions: SessionDirectory, clock: Pick<Clock, 'nowS'>): Audiences {
  const watchers = createWatchers();
  const chatsOf = new Map<AccountId, ReadonlySet<ChatId>>();
  const membersOf = new Map<ChatId, Set<AccountId>>();
  const reading = new Map<AccountId, Promise<void>>();

  function forget(account: AccountId): void {
    for (const chat of chatsOf.get(account) ?? []) {
      const members = membersOf.get(chat);
      members?.delete(account);
      if (members?.size === 0) membersOf.delete(chat);
    }
    chatsOf.delete(account);
  }

  async function read(account: AccountId): Promise<void> {
    const chats = await store.read((tx) => tx.chats.chatsOf(account, ['supergroup', 'channel']));
    forget(account);
    chatsOf.set(account, new Set(chats));
    for (const chat of chats) {
      const members = membersOf.get(chat);
      if (members) members.add(account);
      else membersOf.set(chat, new Set([account]));
    }
  }

  function refresh(account: AccountId): void {
    const after = (reading.get(account) ?? Promise.resolve()).then(() => read(account));
    const done = after
      .catch(() => undefined)
      .then(() => {
        if (reading.get(account) === done) reading.delete(account);
      });
    reading.set(account, done);
  }

  /** A chat that is public no longer, or is hidden from some, is shown anew only to those who ask. */
  async function closeToWatchers(chat: MailboxId): Promise<void> {
    const found = await store.read((tx) => tx.chats.get(chat));
    if (!found || !isOpenToAll(found)) watchers.forgetChat(chat);
  }

  function online(chat: MailboxId): AccountId[] {
    if (peerKind(chat) !== 'channel') return [];
    const members = membersOf.get(chat) ?? new Set<AccountId>();
    const present: AccountId[] = [];
    for (const account of members) {
      if (sessions.has(account)) present.push(account);
      else forget(account);
    }
    for (const account of watchers.of(chat, clock.nowS()))
      if (!members.has(account) && sessions.has(account)) present.push(account);
    return present;
  }

  return {
    async load(chat) {
      if (reading.size > 0) await Promise.all(reading.values());
      if (watchers.of(chat, clock.nowS()).length > 0) await closeToWatchers(chat);
      return online(chat);
    },
    online,
    watch: watchers.watch,
    enter(account) {
      if (!chatsOf.has(account) && !reading.has(account)) refresh(account);
    },
    refresh(account) {
      // What changed may be that the account was shut out: it watches again once it asks and may.
      watchers.forgetAccount(account);
      if (sessions.has(account)) refresh(account);
    },
  };
}
