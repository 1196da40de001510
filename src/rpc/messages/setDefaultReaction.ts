import { setDefaultReaction as set } from '#domain';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';

export const setDefaultReaction = method(
  'messages.setDefaultReaction',
  async (call, request) => {
    const [emoticon] = fromTlReactions([request.reaction]);
    await set(call.world, call.account, emoticon);
    return true;
  },
  { peopleOnly: true },
);
