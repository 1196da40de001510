import { refuse, setAvailableReactions } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const setChatAvailableReactions = method(
  'messages.setChatAvailableReactions',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const { availableReactions } = request;
    if (chat > 0) refuse('peer-invalid', { peer: chat });
    await setAvailableReactions(call.world, {
      actor: call.account,
      chat,
      reactions:
        availableReactions._ === 'chatReactionsSome'
          ? { kind: 'some', emoticons: fromTlReactions(availableReactions.reactions) }
          : { kind: availableReactions._ === 'chatReactionsAll' ? 'all' : 'none' },
    });
    return toTlEntries(call, call.account, [], [chat]);
  },
  { peopleOnly: true },
);
