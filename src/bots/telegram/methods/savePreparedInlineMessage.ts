import { prepareInlineMessage } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { readInlineResult } from '../from-api/inline-results.ts';
import { method } from '../method.ts';

export const savePreparedInlineMessage = method('savePreparedInlineMessage', async (call) => {
  const { id: account } = await requireUser(call);
  const result = await readInlineResult(call);
  const prepared = await prepareInlineMessage(call.world, { bot: call.bot.id, account, result });
  return { id: prepared.id, expiration_date: prepared.expiresAt };
});
