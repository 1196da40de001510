import { editBanned, isInside, removeFromGroup } from '#domain';
import { badPayload, missing } from '../api-error.ts';
import { needParameter, readFlag, readInt } from '../fields.ts';
import { requireGroup } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

export const removeMember = operation('removeMember', 'DELETE', 'chats/{chatId}/members', async (call) => {
  const { bot, query, world } = call;
  const { chat } = await requireGroup(call, 'belong');
  needParameter(query, 'user_id');
  const account = readInt(query, 'user_id') ?? 0;
  if (account === bot.id) throw badPayload('Use DELETE /chats/{chatId}/members/me to leave the chat');
  const target = await world.store.read((tx) => tx.chats.member(chat.id, account));
  if (!isInside(target)) throw missing(`User ${account} is not a participant of the chat`);
  if (chat.kind === 'group') {
    await removeFromGroup(world, { actor: bot.id, chat: chat.id, account, revokeHistory: false });
    return done;
  }
  const common = { actor: bot.id, chat: chat.id, account, untilS: 0 };
  await editBanned(world, { ...common, banned: ['viewMessages'] });
  // Who is not blocked may come back.
  if (!readFlag(query, 'block')) await editBanned(world, { ...common, banned: [] });
  return done;
});
