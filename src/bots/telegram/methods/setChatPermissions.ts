import { editDefaultBanned, isDomainError } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup } from '../from-api/chat.ts';
import { readPermissions } from '../from-api/rights.ts';
import { method } from '../method.ts';

export const setChatPermissions = method('setChatPermissions', async (call) => {
  const banned = readPermissions(call.args);
  const chat = await requireGroup(call, 'belong');
  if (chat.kind === 'channel') throw badRequest('method is available only for groups and supergroups');
  try {
    await editDefaultBanned(call.world, { actor: call.bot.id, chat: chat.id, banned });
  } catch (error) {
    // Permissions that are so already are no error here.
    if (!isDomainError(error) || error.code !== 'chat-not-modified') throw error;
  }
  return true;
});
