import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { requireVisible } from './require-visible.ts';

/**
 * The account has seen its mentions among these messages of a supergroup, and reactions to those of its own; its other
 * devices learn it.
 */
export function readChannelContents(
  world: World,
  request: { account: AccountId; chat: ChatId; ids: readonly MessageId[]; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, chat } = request;
    await requireVisible(tx, account, chat);
    const mentions = await tx.mentions.read(chat, account, request.ids);
    const reactedTo = await tx.reactions.readUnread(account, chat, request.ids);
    const ids = [...new Set([...mentions, ...reactedTo])].sort((a, b) => a - b);
    if (ids.length === 0) return;
    const body = { kind: 'channelReadContents' as const, chat, ids };
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}
