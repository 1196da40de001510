import type { Document, StickerSet, StickerSetRef } from '../views.ts';

/** Stickers and custom emoji. */
export interface StickerVerbs {
  stickerSets(kind: 'sticker' | 'emoji'): Promise<StickerSetRef[]>;
  stickerSet(set: StickerSetRef): Promise<StickerSet>;
  recentStickers(): Promise<Document[]>;
  installSet(set: StickerSetRef, install: boolean): Promise<void>;
  customEmoji(ids: string[]): Promise<{ id: string; picture: Document }[]>;
}
