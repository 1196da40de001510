import type { Account } from '../../accounts/repository.ts';
import { isAdmin } from '../../chats/check-group-send.ts';
import type { Chat } from '../../chats/repository.ts';
import { type AccountId, type ChatId, type MailboxId, type MessageId, type PeerId, peerKind } from '../../ids.ts';
import type { Entity, Message } from '../../messages/content.ts';
import { activeNames, sameName } from '../../names/public-names.ts';
import type { Tx } from '../../ports.ts';
import type { LogEntry } from '../../updates/bodies.ts';

export interface Seen {
  peer: PeerId;
  inChannel: boolean;
}

/** What a bot may see, asked while its logs are looked through. */
export interface Sight {
  load(mailbox: MailboxId, entries: readonly LogEntry[]): Promise<void>;
  /** Undefined for a message that is gone, the bot's own, or not for its eyes. */
  message(mailbox: MailboxId, id: MessageId): Promise<Seen | undefined>;
}

/** Remembers what it read for as long as `tx` lasts, so that a page of entries asks for each chat and sender once. */
export function createSight(tx: Tx, bot: Account): Sight {
  const messages = new Map<string, Message>();
  const chats = new Map<ChatId, Promise<{ chat: Chat | undefined; seesAll: boolean }>>();
  const kinds = new Map<PeerId, Account['kind'] | undefined>();
  const placeOf = (mailbox: MailboxId, id: MessageId): string => `${mailbox} ${id}`;

  const standing = (peer: ChatId): Promise<{ chat: Chat | undefined; seesAll: boolean }> => {
    let known = chats.get(peer);
    if (!known) {
      known = standingIn(tx, bot, peer);
      chats.set(peer, known);
    }
    return known;
  };

  return {
    async load(mailbox, entries) {
      const ids = entries.flatMap(({ body }) =>
        body.kind === 'newMessage' || body.kind === 'editMessage' ? [body.id] : [],
      );
      if (ids.length === 0) return;
      for (const message of await tx.messages.get(mailbox, ids)) messages.set(placeOf(mailbox, message.id), message);
      const senders = [...messages.values()].map(({ content }) => content.sender).filter((sender) => sender > 0);
      const unknown = [...new Set(senders)].filter((sender) => !kinds.has(sender));
      for (const account of await tx.accounts.many(unknown)) kinds.set(account.id, account.kind);
    },
    async message(mailbox, id) {
      const message = messages.get(placeOf(mailbox, id));
      if (!message || message.out) return undefined;
      const { content, peer } = message;
      if (content.sender === bot.id || content.author === bot.id) return undefined;
      const kind = kinds.get(content.sender);
      if (kind === 'service') return undefined;
      if (peerKind(peer) === 'account') return { peer, inChannel: false };
      const { chat, seesAll } = await standing(peer);
      if (chat?.kind === 'channel') return { peer, inChannel: true };
      // Bots do not hear each other, or two of them could talk for ever.
      if (kind === 'bot' && !content.action) return undefined;
      if (seesAll || (await isMeantFor(tx, bot, message))) return { peer, inChannel: false };
      return undefined;
    },
  };
}

async function standingIn(tx: Tx, bot: Account, peer: ChatId): Promise<{ chat: Chat | undefined; seesAll: boolean }> {
  const chat = await tx.chats.get(peer);
  const member = await tx.chats.member(peer, bot.id);
  return { chat, seesAll: bot.data.bot?.privacyMode === false || (member !== undefined && isAdmin(member)) };
}

/** Which of these messages privacy mode keeps from a bot; its own, and those outside of groups, are none of them. */
export async function hiddenFromBot(tx: Tx, bot: AccountId, messages: readonly Message[]): Promise<Set<Message>> {
  const hidden = new Set<Message>();
  const inGroups = messages.filter(({ peer, out }) => !out && peerKind(peer) !== 'account');
  const account = inGroups.length > 0 ? await tx.accounts.get(bot) : undefined;
  if (!account) return hidden;
  const standings = new Map<PeerId, Awaited<ReturnType<typeof standingIn>>>();
  for (const message of inGroups) {
    const { peer, content } = message;
    const standing = standings.get(peer) ?? (await standingIn(tx, account, peer));
    standings.set(peer, standing);
    if (standing.seesAll || standing.chat?.kind === 'channel') continue;
    if (content.sender === bot || content.author === bot) continue;
    if (!(await isMeantFor(tx, account, message))) hidden.add(message);
  }
  return hidden;
}

/**
 * What a bot in privacy mode sees in groups: what the chat itself says, commands, answers to its messages, and what
 * names it (https://core.telegram.org/bots/features#privacy-mode).
 */
async function isMeantFor(tx: Tx, bot: Account, message: Message): Promise<boolean> {
  const { content } = message;
  if (content.action || content.viaBot === bot.id) return true;
  if (isCommandFor(bot, content.text) || mentions(bot, content.text, content.entities)) return true;
  if (message.replyTo === undefined) return false;
  const [replied] = await tx.messages.get(message.mailbox, [message.replyTo]);
  return replied !== undefined && (replied.content.sender === bot.id || replied.content.viaBot === bot.id);
}

function isCommandFor(bot: Account, text: string): boolean {
  const command = /^\/[a-z0-9_]{1,64}(?:@([a-z0-9_]{3,32}))?(?=\s|$)/i.exec(text);
  if (!command) return false;
  return command[1] === undefined || isCalled(bot, command[1]);
}

const isCalled = (bot: Account, name: string): boolean => activeNames(bot).some((one) => sameName(one, name));

function mentions(bot: Account, text: string, entities: readonly Entity[] | undefined): boolean {
  return (entities ?? []).some((entity) => {
    if (entity.type === 'mentionName') return entity.account === bot.id;
    if (entity.type !== 'mention') return false;
    return isCalled(bot, text.slice(entity.offset + 1, entity.offset + entity.length));
  });
}
