import { mailboxOf, pinMessage } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { requireMessageOf } from '../from-api/send.ts';
import { method } from '../method.ts';

export const unpinChatMessage = method('unpinChatMessage', async (call) => {
  const { args, bot, world } = call;
  const peer = await requirePeer(call, 'belong');
  const common = { account: bot.id, peer, pinned: false, silent: true, oneSide: false };
  if (args.text('message_id') !== undefined) {
    const id = requireMessageId(call);
    await requireMessageOf(call, peer, id, 'unpin');
    await pinMessage(world, { ...common, id });
    return true;
  }
  const newest = { mailbox: mailboxOf(bot.id, peer), peer, pinned: true, limit: 1 };
  const [pinned] = await world.store.read((tx) => tx.messages.history(newest));
  if (!pinned) throw badRequest('message to unpin not found');
  await pinMessage(world, { ...common, id: pinned.id });
  return true;
});
