import { fromTlInlineMessageId } from '../from-tl/inline-message-id.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlHighScores } from '../to-tl/bots/high-scores.ts';

export const getInlineGameHighScores = method(
  'messages.getInlineGameHighScores',
  async (call, request) => {
    const content = fromTlInlineMessageId(call, request.id);
    return toTlHighScores(call, { content }, fromTlUser(call, request.userId));
  },
  { botsOnly: true },
);
