import type { AccountId, ChatId } from '#domain';

/** Chats that one account may watch at a time: those that its devices have open. */
const chatsPerAccount = 10;
/** Watchers that one chat tells; others see what is new when they ask again. */
const perChat = 5000;

/**
 * Accounts that look at a public supergroup or channel without being in it. Each asks for the difference again and again
 * while the chat is open, and is told of what happens until it stops asking.
 */
export interface Watchers {
  /** The account looks at the chat until then (Unix seconds). */
  watch(account: AccountId, chat: ChatId, untilS: number): void;
  of(chat: ChatId, nowS: number): AccountId[];
  /** The account may look no more, or looks elsewhere. */
  forgetAccount(account: AccountId): void;
  /** Nobody may look any more. */
  forgetChat(chat: ChatId): void;
}

export function createWatchers(): Watchers {
  const byChat = new Map<ChatId, Map<AccountId, number>>();
  const byAccount = new Map<AccountId, Set<ChatId>>();

  function forget(account: AccountId, chat: ChatId): void {
    const watching = byChat.get(chat);
    watching?.delete(account);
    if (watching?.size === 0) byChat.delete(chat);
    const chats = byAccount.get(account);
    chats?.delete(chat);
    if (chats?.size === 0) byAccount.delete(account);
  }

  return {
    watch(account, chat, untilS) {
      const watching = byChat.get(chat) ?? new Map<AccountId, number>();
      if (!watching.has(account) && watching.size >= perChat) return;
      byChat.set(chat, watching.set(account, untilS));
      const chats = byAccount.get(account) ?? new Set<ChatId>();
      chats.delete(chat);
      byAccount.set(account, chats.add(chat));
      const [oldest] = chats;
      if (chats.size > chatsPerAccount && oldest !== undefined) forget(account, oldest);
    },
    of(chat, nowS) {
      const present: AccountId[] = [];
      for (const [account, untilS] of byChat.get(chat) ?? []) {
        if (untilS >= nowS) present.push(account);
        else forget(account, chat);
      }
      return present;
    },
    forgetAccount(account) {
      for (const chat of [...(byAccount.get(account) ?? [])]) forget(account, chat);
    },
    forgetChat(chat) {
      for (const account of [...(byChat.get(chat)?.keys() ?? [])]) forget(account, chat);
    },
  };
}
