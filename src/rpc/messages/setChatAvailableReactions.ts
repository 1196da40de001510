import type { tl } from '@mtcute/core';
import { type ChatData, refuse, setAvailableReactions } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const setChatAvailableReactions = method(
  'messages.setChatAvailableReactions',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    if (chat > 0) refuse('peer-invalid', { peer: chat });
    await setAvailableReactions(call.world, {
      actor: call.account,
      chat,
      reactions: fromTlAvailable(request.availableReactions),
      reactionsLimit: request.reactionsLimit,
    });
    return toTlEntries(call, call.account, [], [chat]);
  },
  { peopleOnly: true },
);

function fromTlAvailable(available: tl.TypeChatReactions): NonNullable<ChatData['reactions']> {
  switch (available._) {
    case 'chatReactionsSome':
      return { kind: 'some', emoticons: fromTlReactions(available.reactions) };
    case 'chatReactionsAll':
      return { kind: 'all', custom: available.allowCustom ?? false };
    case 'chatReactionsNone':
      return { kind: 'none' };
  }
}
