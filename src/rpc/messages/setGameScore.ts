import { setGameScore as setScore } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const setGameScore = method(
  'messages.setGameScore',
  async (call, request) => {
    const { id, score, editMessage, force } = request;
    await setScore(call.world, {
      bot: call.account,
      place: { peer: fromTlPeer(call, request.peer), id },
      account: fromTlUser(call, request.userId),
      score,
      force: force ?? false,
      silent: !editMessage,
    });
    // The line that the chat writes reaches the bot like every other message.
    return toTlEntries(call, call.account, []);
  },
  { botsOnly: true },
);
