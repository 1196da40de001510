import { setGameScore } from '#domain';
import { fromTlInlineMessageId } from '../from-tl/inline-message-id.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const setInlineGameScore = method(
  'messages.setInlineGameScore',
  async (call, request) => {
    const place = { content: fromTlInlineMessageId(call, request.id) };
    const account = fromTlUser(call, request.userId);
    const { score, force = false } = request;
    await setGameScore(call.world, { bot: call.account, place, account, score, force, silent: true });
    return true;
  },
  { botsOnly: true },
);
