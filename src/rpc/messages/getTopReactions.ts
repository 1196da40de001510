import { emoticons } from '#domain';
import { method } from '../method.ts';
import { toTlReactionList } from '../to-tl/messages/reaction-list.ts';

export const getTopReactions = method(
  'messages.getTopReactions',
  async (_call, request) => toTlReactionList(emoticons, request.limit, request.hash),
  { peopleOnly: true },
);
