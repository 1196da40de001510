import { badRequest } from '../api-error.ts';
import { requireChat, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

/** Nobody can boost a chat here. */
export const getUserChatBoosts = method('getUserChatBoosts', async (call) => {
  const { chat } = await requireChat(call, 'belong');
  await requireUser(call);
  if (!chat || chat.kind === 'group') throw badRequest('PEER_ID_INVALID');
  return { boosts: [] };
});
