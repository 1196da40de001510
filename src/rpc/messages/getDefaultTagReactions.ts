import { emoticons } from '#domain';
import { method } from '../method.ts';
import { toTlReactionList } from '../to-tl/messages/reaction-list.ts';

export const getDefaultTagReactions = method(
  'messages.getDefaultTagReactions',
  async (_call, request) => toTlReactionList(emoticons, emoticons.length, request.hash),
  { peopleOnly: true },
);
