import { type AccountId, type ChatId, type MailboxId, peerKind, type Store } from '#domain';
import type { SessionDirectory } from './sessions.ts';

/**
 * Which accounts with a session here are in which supergroup or channel. Filled when an account first appears, so that a
 * post finds its online readers without reading the member list.
 */
export interface Audiences {
  /** Online members, after the account lists that are under way were read. */
  load(chat: ChatId): Promise<AccountId[]>;
  online(chat: ChatId): AccountId[];
  /** The account came online. */
  enter(account: AccountId): void;
  /** Memberships of the account changed. */
  refresh(account: AccountId): void;
}

export function createAudiences(store: Store, sessions: SessionDirectory): Audiences {
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

  function online(chat: MailboxId): AccountId[] {
    const members = membersOf.get(chat);
    if (!members || peerKind(chat) !== 'channel') return [];
    const present: AccountId[] = [];
    for (const account of members) {
      if (sessions.has(account)) present.push(account);
      else forget(account);
    }
    return present;
  }

  return {
    async load(chat) {
      if (reading.size > 0) await Promise.all(reading.values());
      return online(chat);
    },
    online,
    enter(account) {
      if (!chatsOf.has(account) && !reading.has(account)) refresh(account);
    },
    refresh(account) {
      if (sessions.has(account)) refresh(account);
    },
  };
}
