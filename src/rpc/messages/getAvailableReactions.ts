import type { tl } from '@mtcute/core';
import { type ReactionPicture, reactionPictures } from '#domain';
import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';
import type { Viewer } from '../to-tl/viewer.ts';

/**
 * One animation stands for all that an app plays of a reaction, one for what it plays around any of them. The two
 * that come only together (`flags.1`) are left out: below a message Telegram Web K shows a corner of the animation, but the
 * whole picture where there is none.
 */
export const getAvailableReactions = method(
  'messages.getAvailableReactions',
  async (call, request) => {
    const { pictures, burst } = await reactionPictures(call.world);
    const hash = hashOf(pictures.map(({ moving }) => moving.id));
    if (request.hash === hash) return { _: 'messages.availableReactionsNotModified' };
    const around = toTlDocument(call, burst);
    return {
      _: 'messages.availableReactions',
      hash,
      reactions: pictures.map((one) => toTlReaction(call, one, around)),
    };
  },
  { peopleOnly: true },
);

function toTlReaction(viewer: Viewer, picture: ReactionPicture, around: tl.RawDocument): tl.RawAvailableReaction {
  const moving = toTlDocument(viewer, picture.moving);
  return {
    _: 'availableReaction',
    reaction: picture.emoticon,
    title: picture.emoticon,
    staticIcon: toTlDocument(viewer, picture.still),
    appearAnimation: moving,
    selectAnimation: moving,
    activateAnimation: moving,
    effectAnimation: around,
  };
}
