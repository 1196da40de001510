import { mailboxOf } from '#domain';
import { requirePeer } from '../from-api/chat.ts';
import { deleteFor } from '../from-api/delete.ts';
import { readMessageIds } from '../from-api/message-ids.ts';
import { method } from '../method.ts';

/** Messages that are gone already are passed over. */
export const deleteMessages = method('deleteMessages', async (call) => {
  const peer = await requirePeer(call, 'look');
  const ids = readMessageIds(call.args);
  const found = await call.world.store.read((tx) => tx.messages.get(mailboxOf(call.bot.id, peer), ids));
  const here = found.filter((message) => message.peer === peer);
  if (here.length > 0) await deleteFor(call, peer, here);
  return true;
});
