import { emoticons } from '#domain';
import { method } from '../method.ts';
import { emptyDocument } from '../to-tl/media/empty-document.ts';

/** Clients draw the reactions from their own fonts: the server has no animations for them. */
export const getAvailableReactions = method(
  'messages.getAvailableReactions',
  async () => ({
    _: 'messages.availableReactions',
    hash: emoticons.length,
    reactions: emoticons.map((reaction) => ({
      _: 'availableReaction',
      reaction,
      title: reaction,
      staticIcon: emptyDocument,
      appearAnimation: emptyDocument,
      selectAnimation: emptyDocument,
      activateAnimation: emptyDocument,
      effectAnimation: emptyDocument,
    })),
  }),
  { peopleOnly: true },
);
