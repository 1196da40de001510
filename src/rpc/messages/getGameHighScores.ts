import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlHighScores } from '../to-tl/bots/high-scores.ts';

export const getGameHighScores = method(
  'messages.getGameHighScores',
  async (call, request) => {
    const place = { peer: fromTlPeer(call, request.peer), id: request.id };
    return toTlHighScores(call, place, fromTlUser(call, request.userId));
  },
  { botsOnly: true },
);
