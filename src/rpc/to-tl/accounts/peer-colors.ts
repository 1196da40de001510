import type { tl } from '@mtcute/core';

/** The seven colours that every client carries itself; their numbers are all that it needs. */
export const accentColors = 7;

export const peerColors: tl.help.RawPeerColorOption[] = Array.from({ length: accentColors }, (_, colorId) => ({
  _: 'help.peerColorOption',
  colorId,
}));
