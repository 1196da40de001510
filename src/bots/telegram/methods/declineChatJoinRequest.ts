import { answerJoinRequest, isDomainError } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const declineChatJoinRequest = method('declineChatJoinRequest', async (call) => {
  const chat = await requireGroup(call, 'belong');
  const { id: account } = await requireUser(call);
  try {
    await answerJoinRequest(call.world, { actor: call.bot.id, chat: chat.id, account, approved: false });
  } catch (error) {
    if (isDomainError(error) && error.code === 'user-not-participant') throw badRequest('HIDE_REQUESTER_MISSING');
    throw error;
  }
  return true;
});
