import { exportInvite } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { managingLinks } from '../from-api/invite.ts';
import { inviteUrl } from '../to-api/invite.ts';
import { method } from '../method.ts';

export const exportChatInviteLink = method('exportChatInviteLink', async (call) => {
  const chat = await requireGroup(call, 'belong');
  const wish = { actor: call.bot.id, chat: chat.id, requestNeeded: false, replacePermanent: true };
  return inviteUrl(call, (await managingLinks(exportInvite(call.world, wish))).hash);
});
