import type { Chat } from '../../chats/repository.ts';
import { type ChatId, peerKind, SERVICE_ACCOUNT } from '../../ids.ts';
import type { Nudge, World } from '../../ports.ts';
import { logAdmin } from '../admin-log.ts';
import { removePosts } from '../delete-posts.ts';
import { findFlood } from './find-flood.ts';

/**
 * Removes floods of the same from newcomers in supergroups whose admins switched anti-spam on. Hears of messages after
 * the commit and judges them a moment later, so that nobody who sends waits for it.
 */
export interface SpamWatch {
  hear(nudges: readonly Nudge[]): void;
  /** Judges what was heard of. Returns how many messages it removed. */
  flush(): Promise<number>;
}

/** Chats that are remembered between two flushes; others wait for their next message. */
const mostPending = 10_000;
const perRead = 500;

export function createSpamWatch(world: World): SpamWatch {
  const written = new Set<ChatId>();
  return {
    hear(nudges) {
      for (const { mailbox, entries } of nudges)
        if (
          peerKind(mailbox) === 'channel' &&
          written.size < mostPending &&
          entries.some(({ body }) => bringsText(body.kind))
        )
          written.add(mailbox);
    },
    async flush() {
      const heard = [...written];
      written.clear();
      let removed = 0;
      for (let at = 0; at < heard.length; at += perRead) {
        const chats = await world.store.read((tx) => tx.chats.many(heard.slice(at, at + perRead)));
        for (const chat of chats.filter(isGuarded)) removed += await clear(world, chat.id);
      }
      return removed;
    },
  };
}

const bringsText = (kind: string): boolean => kind === 'newMessage' || kind === 'editMessage';
const isGuarded = (chat: Chat): boolean =>
  chat.kind === 'supergroup' && chat.data.antiSpam === true && chat.deletedAt === undefined;

/** Removes what is a flood, as a deletion of the service account that the admins find in their log. */
async function clear(world: World, id: ChatId): Promise<number> {
  const found = await world.store.read(async (tx) => {
    const chat = await tx.chats.get(id);
    return chat && isGuarded(chat) ? findFlood(world, tx, chat) : [];
  });
  if (found.length === 0) return 0;
  return world.store.write(async (tx) => {
    // The mailbox's lock: what another node removes or an admin changes meanwhile is seen.
    await tx.updates.advance(id, 0, 0);
    const chat = await tx.chats.get(id);
    const flood = chat && isGuarded(chat) ? await findFlood(world, tx, chat) : [];
    if (!chat || flood.length === 0) return 0;
    for (const message of flood) await logAdmin(world, tx, id, SERVICE_ACCOUNT, { kind: 'delete', message });
    await removePosts(world, tx, chat, flood, undefined, SERVICE_ACCOUNT);
    return flood.length;
  });
}
