import type { Chat } from '../../chats/repository.ts';
import { type AccountId, peerKind, SERVICE_ACCOUNT } from '../../ids.ts';
import type { Message } from '../../messages/content.ts';
import type { Tx, World } from '../../ports.ts';
import { isInside } from '../is-inside.ts';
import { spamMarks } from './spam-marks.ts';

/** Newest messages of the group that are looked at together. */
const mostLookedAt = 200;

/** Who wrote a message, also under another name; undefined where a chat speaks by itself. */
export const writerOf = ({ content }: Pick<Message, 'content'>): AccountId | undefined =>
  content.author ?? (peerKind(content.sender) === 'account' ? content.sender : undefined);

/**
 * What the anti-spam of a group would remove now: messages of newcomers, whoever of them wrote it, once the same link,
 * name or longer text came often enough within a few minutes (limits `antiSpam…`). What was removed lately counts on, so
 * that the next copy goes at once. Admins, bots, those who are here longer, and those whom an admin has spared are let
 * be, and so are links to the group itself and names of people in it.
 */
export async function findFlood(world: World, tx: Tx, chat: Chat): Promise<Message[]> {
  const { limits, clock, settings } = world;
  const since = clock.nowS() - limits.antiSpamWindowS;
  const here = await tx.messages.history({ mailbox: chat.id, peer: chat.id, afterDate: since, limit: mostLookedAt });
  const gone = await removedSince(tx, chat, since);
  const byMark = new Map<string, Message[]>();
  for (const message of [...here, ...gone]) {
    const { action, takenDown } = message.content;
    // What the safety desk put in the place of several messages is the same in all of them.
    if (action || takenDown || writerOf(message) === undefined) continue;
    for (const mark of spamMarks(message.content, settings.httpBase)) {
      const same = byMark.get(mark);
      if (same) same.push(message);
      else byMark.set(mark, [message]);
    }
  }
  const present = new Set(here.map(({ id }) => id));
  const flood = new Map<number, Message>();
  const judge = judgeOf(world, tx, chat);
  for (const [mark, same] of byMark) {
    if (same.length < limits.antiSpamRepeats) continue;
    const suspects = await judge.suspects(same);
    if (suspects.length < limits.antiSpamRepeats || (await judge.isAtHome(mark))) continue;
    for (const message of suspects) if (present.has(message.id)) flood.set(message.id, message);
  }
  return [...flood.values()].sort((a, b) => a.id - b.id);
}

/** What the anti-spam removed from the group since then, and nobody brought back. */
async function removedSince(tx: Tx, chat: Chat, sinceDate: number): Promise<Message[]> {
  const removals = await tx.adminLog.page({
    ...{ chat: chat.id, groups: ['delete'], actors: [SERVICE_ACCOUNT], sinceDate, limit: mostLookedAt },
  });
  const gone = removals.flatMap(({ event }) => (event.kind === 'delete' ? [event.message] : []));
  if (gone.length === 0) return [];
  const back = await tx.messages.get(
    chat.id,
    gone.map(({ id }) => id),
  );
  const returned = new Set(back.map(({ id }) => id));
  return gone.filter(({ id }) => !returned.has(id));
}

function judgeOf(world: World, tx: Tx, chat: Chat) {
  const known = new Map<AccountId, boolean>();

  async function isSuspect(account: AccountId): Promise<boolean> {
    const member = await tx.chats.member(chat.id, account);
    if (member?.status === 'creator' || member?.status === 'admin') return false;
    if (member && member.date <= world.clock.nowS() - world.limits.antiSpamNewcomerS) return false;
    if ((await tx.accounts.get(account))?.kind === 'bot') return false;
    return !(await tx.chats.isSpared(chat.id, account));
  }

  return {
    /** Those of these messages that newcomers wrote. */
    async suspects(messages: readonly Message[]): Promise<Message[]> {
      const found: Message[] = [];
      for (const message of messages) {
        const account = writerOf(message);
        if (account === undefined) continue;
        const suspect = known.get(account) ?? (await isSuspect(account));
        known.set(account, suspect);
        if (suspect) found.push(message);
      }
      return found;
    },
    /** Whether this is the name of the group itself or of somebody in it. */
    async isAtHome(mark: string): Promise<boolean> {
      if (!mark.startsWith('@')) return false;
      const owner = await tx.accounts.usernameOwner(mark.slice(1));
      if (owner === undefined || owner === chat.id) return owner !== undefined;
      return peerKind(owner) === 'account' && isInside(await tx.chats.member(chat.id, owner));
    },
  };
}
