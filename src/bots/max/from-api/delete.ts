import { deleteMessages, deletePosts, isAdmin, type Message, peerKind } from '#domain';
import { denied } from '../api-error.ts';
import type { Call } from '../context.ts';
import { albumOf } from './message.ts';

/** Deletes a message for everybody, an album as a whole. @throws ApiError when it is not the bot's to delete */
export async function deleteFor({ bot, world }: Call, message: Message): Promise<void> {
  const { peer, content } = message;
  const ids = (await world.store.read((tx) => albumOf(tx, message))).map(({ id }) => id);
  if (peerKind(peer) === 'channel') {
    await deletePosts(world, { account: bot.id, chat: peer, ids });
    return;
  }
  if (peerKind(peer) === 'group' && content.sender !== bot.id) {
    const member = await world.store.read((tx) => tx.chats.member(peer, bot.id));
    if (!member || !isAdmin(member)) throw denied('No permission to delete messages of others');
  }
  await deleteMessages(world, { account: bot.id, ids, revoke: true });
}
