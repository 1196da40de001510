import type { Document, EmojiWords, StickerSet, StickerSetRef } from '../views.ts';

/** Stickers and custom emoji. */
export interface StickerVerbs {
  stickerSets(kind: 'sticker' | 'emoji'): Promise<StickerSetRef[]>;
  stickerSet(set: StickerSetRef): Promise<StickerSet>;
  recentStickers(): Promise<Document[]>;
  installSet(set: StickerSetRef, install: boolean): Promise<void>;
  /** Words for emoji in these languages (BCP 47), as far as there are any, and in English. */
  emojiWords(languages: string[]): Promise<EmojiWords>;
  customEmoji(ids: string[]): Promise<{ id: string; picture: Document }[]>;
}
