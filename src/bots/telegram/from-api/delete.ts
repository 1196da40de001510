import { deleteMessages, deletePosts, isAdmin, type Message, type PeerId, peerKind } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';

/** Deletes messages for everybody, as bots always do. */
export async function deleteFor(call: Call, peer: PeerId, messages: readonly Message[]): Promise<void> {
  const { bot, world } = call;
  const ids = messages.map(({ id }) => id);
  if (peerKind(peer) === 'channel') {
    await deletePosts(world, { account: bot.id, chat: peer, ids });
    return;
  }
  if (peerKind(peer) === 'group' && messages.some(({ content }) => content.sender !== bot.id)) {
    const member = await world.store.read((tx) => tx.chats.member(peer, bot.id));
    if (!member || !isAdmin(member)) throw badRequest("message can't be deleted");
  }
  await deleteMessages(world, { account: bot.id, ids, revoke: true });
}
