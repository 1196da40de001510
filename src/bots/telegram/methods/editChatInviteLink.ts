import { editInvite } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { managingLinks, readInviteHash, readInviteWish, showInvite } from '../from-api/invite.ts';
import { method } from '../method.ts';

export const editChatInviteLink = method('editChatInviteLink', async (call) => {
  const wish = readInviteWish(call.args);
  const hash = readInviteHash(call.args);
  const chat = await requireGroup(call, 'belong');
  const { invite } = await managingLinks(
    editInvite(call.world, {
      actor: call.bot.id,
      chat: chat.id,
      hash,
      revoke: false,
      expiresAt: wish.expiresAt ?? 0,
      usageLimit: wish.usageLimit ?? 0,
      requestNeeded: wish.requestNeeded,
      title: wish.title ?? '',
    }),
  );
  return showInvite(call, invite);
});
