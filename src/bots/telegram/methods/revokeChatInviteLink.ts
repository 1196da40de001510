import { editInvite } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { managingLinks, readInviteHash, showInvite } from '../from-api/invite.ts';
import { method } from '../method.ts';

export const revokeChatInviteLink = method('revokeChatInviteLink', async (call) => {
  const hash = readInviteHash(call.args);
  const chat = await requireGroup(call, 'belong');
  const { invite } = await managingLinks(
    editInvite(call.world, { actor: call.bot.id, chat: chat.id, hash, revoke: true }),
  );
  return showInvite(call, invite);
});
