import { prepareInlineMessage } from '#domain';
import { fromTlInlineResult } from '../from-tl/inline-result.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const savePreparedInlineMessage = method(
  'messages.savePreparedInlineMessage',
  async (call, request) => {
    const result = await fromTlInlineResult(call, request.result);
    const account = fromTlUser(call, request.userId);
    const { id, expiresAt } = await prepareInlineMessage(call.world, { bot: call.account, account, result });
    return { _: 'messages.botPreparedInlineMessage', id, expireDate: expiresAt };
  },
  { botsOnly: true },
);
