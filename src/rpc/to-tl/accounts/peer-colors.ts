import type { tl } from '@mtcute/core';
import Long from 'long';

/** A chosen colour and the custom emoji drawn on it; nothing where neither was chosen. */
export function toTlPeerColor(color: number | undefined, emoji: number | undefined): tl.RawPeerColor | undefined {
  if (color === undefined && emoji === undefined) return undefined;
  return {
    _: 'peerColor',
    ...(color === undefined ? {} : { color }),
    ...(emoji === undefined ? {} : { backgroundEmojiId: Long.fromNumber(emoji) }),
  };
}

/** The seven colours that every client carries itself; their numbers are all that it needs. */
export const accentColors = 7;

export const peerColors: tl.help.RawPeerColorOption[] = Array.from({ length: accentColors }, (_, colorId) => ({
  _: 'help.peerColorOption',
  colorId,
}));

/** What stands behind a profile's head in each of the colours, by light and by dark: 0xRRGGBB. */
const profileShades: readonly [light: number, dark: number][] = [
  [0xb5504b, 0x8c3b37],
  [0xb8742f, 0x8a5522],
  [0x7d5bb0, 0x5c4285],
  [0x4c8f3f, 0x38692f],
  [0x35899a, 0x276672],
  [0x3d78b8, 0x2c598a],
  [0xb04f7d, 0x84395d],
];

const toTlShade = (shade: number): tl.help.RawPeerColorProfileSet => ({
  _: 'help.peerColorProfileSet',
  paletteColors: [shade],
  bgColors: [shade],
  storyColors: [shade, shade],
});

/** Clients carry no colours of profiles, so that these are told. */
export const profileColors: tl.help.RawPeerColorOption[] = profileShades.map(([light, dark], colorId) => ({
  _: 'help.peerColorOption',
  colorId,
  colors: toTlShade(light),
  darkColors: toTlShade(dark),
}));
