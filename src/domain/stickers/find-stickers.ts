import type { AccountId } from '../ids.ts';
import { attributeOf, type Media } from '../media/media.ts';
import type { Tx, World } from '../ports.ts';
import { plainEmoji, splitEmoji } from './emoji.ts';
import type { Sticker, StickerKind, StickerSet } from './repository.ts';

/** A set with its stickers and their files, in order. */
export interface FullSet {
  set: StickerSet;
  stickers: Sticker[];
  files: Media[];
}

/** What the safety desk took down is left out. */
export async function fullSet(tx: Tx, set: StickerSet): Promise<FullSet> {
  const all = await tx.stickers.stickersOf(set.id);
  const rows = new Map((await tx.media.many(all.map(({ media }) => media))).map((row) => [row.id, row]));
  const stickers = all.filter(({ media }) => rows.has(media));
  return { set, stickers, files: stickers.flatMap(({ media }) => rows.get(media) ?? []) };
}

/** Stickers for these emoji out of the account's own sets; each of them once. */
export async function offeredStickers(
  world: World,
  tx: Tx,
  asked: { account: AccountId; emoticon: string; kind: StickerKind },
): Promise<Media[]> {
  const emoji = (splitEmoji(asked.emoticon) ?? []).map(plainEmoji);
  if (emoji.length === 0) return [];
  const found = await tx.stickers.offered(asked.account, emoji, asked.kind, world.limits.pageSize);
  const rows = new Map((await tx.media.many(found.map(({ media }) => media))).map((row) => [row.id, row]));
  return found.flatMap(({ media }) => rows.get(media) ?? []);
}

/** Sets of which stickers are found by words: the account's own, and others whose title or name has the words. */
const setsLooked = 100;

/** Stickers by words: their own keywords begin so, or the title or name of their set has the words. */
export async function stickersByWords(
  world: World,
  tx: Tx,
  asked: { account: AccountId; words: string; kind: StickerKind },
): Promise<Media[]> {
  const words = asked.words.trim().toLowerCase().slice(0, world.limits.searchQueryLength);
  if (words === '') return [];
  const named = await searchSets(world, tx, words, [asked.kind]);
  const own = await tx.stickerLists.installed(asked.account, asked.kind, false);
  const byName = new Set(named.map(({ id }) => id));
  const ids = [...new Set([...own.map(({ set }) => set), ...byName])].slice(0, setsLooked);
  const found: Sticker[] = [];
  for (const id of ids) {
    const stickers = await tx.stickers.stickersOf(id);
    const fits = ({ keywords }: Sticker) => keywords.some((word) => word.toLowerCase().startsWith(words));
    found.push(...(byName.has(id) ? stickers : stickers.filter(fits)));
    if (found.length >= world.limits.pageSize) break;
  }
  const rows = new Map((await tx.media.many(found.map(({ media }) => media))).map((row) => [row.id, row]));
  return found.flatMap(({ media }) => rows.get(media) ?? []);
}

/** Sets by words of their title or by their name. */
export async function searchSets(
  world: World,
  tx: Tx,
  query: string,
  kinds: readonly StickerKind[],
): Promise<StickerSet[]> {
  const words = query.trim().toLowerCase().slice(0, world.limits.searchQueryLength);
  return words === '' ? [] : tx.stickers.search(words, kinds, world.limits.pageSize);
}

/** Custom emoji by the ids that texts name them by; those that are none are left out. */
export async function customEmoji(tx: Tx, ids: readonly number[]): Promise<Media[]> {
  const rows = new Map((await tx.media.many(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row && attributeOf(row, 'customEmoji') ? [row] : [];
  });
}
