import type { StickerKind } from '#domain';

/** Two flags say of which kind sets are. */
export const fromTlStickerKind = (flags: { masks?: boolean; emojis?: boolean }): StickerKind =>
  flags.emojis ? 'emoji' : flags.masks ? 'mask' : 'regular';
