import { exportInvite } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { managingLinks, readInviteWish, showInvite } from '../from-api/invite.ts';
import { method } from '../method.ts';

export const createChatInviteLink = method('createChatInviteLink', async (call) => {
  const wish = readInviteWish(call.args);
  const chat = await requireGroup(call, 'belong');
  const invite = await managingLinks(
    exportInvite(call.world, {
      ...wish,
      actor: call.bot.id,
      chat: chat.id,
      replacePermanent: false,
      additional: true,
    }),
  );
  return showInvite(call, invite);
});
