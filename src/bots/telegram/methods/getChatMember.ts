import { memberThen } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireChat, requireUser } from '../from-api/chat.ts';
import { toApiMember } from '../to-api/member.ts';
import { toApiUser } from '../to-api/user.ts';
import { createView } from '../../view.ts';
import { method } from '../method.ts';

export const getChatMember = method('getChatMember', async (call) => {
  const found = await requireChat(call, 'look');
  const { id } = await requireUser(call);
  return call.world.store.read(async (tx) => {
    const view = createView(call, call.bot.id, tx);
    if (!found.chat) {
      if (id !== found.peer && id !== call.bot.id) throw badRequest('member not found');
      return { status: 'member', user: await toApiUser(view, id) };
    }
    const member = await tx.chats.member(found.chat.id, id);
    const promoted = member?.promotedBy === undefined ? {} : { promotedBy: member.promotedBy };
    return toApiMember(view, found.chat, id, member && { ...memberThen(member), ...promoted });
  });
});
