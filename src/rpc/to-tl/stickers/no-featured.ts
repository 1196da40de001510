import type { tl } from '@mtcute/core';
import Long from 'long';

/** Nobody chooses sets for everybody on this server: there are none to recommend. */
export const noFeaturedSets: tl.messages.TypeFeaturedStickers = {
  _: 'messages.featuredStickers',
  hash: Long.ZERO,
  count: 0,
  sets: [],
  unread: [],
};
