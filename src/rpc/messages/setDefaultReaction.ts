import { isKnownReaction, refuse } from '#domain';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';

export const setDefaultReaction = method(
  'messages.setDefaultReaction',
  async (call, request) => {
    const [emoticon] = fromTlReactions([request.reaction]);
    if (emoticon === undefined || !isKnownReaction(emoticon)) refuse('reaction-invalid');
    await call.world.store.write((tx) => tx.accounts.putSetting(call.account, 'reactions:default', emoticon));
    return true;
  },
  { peopleOnly: true },
);
