import { refuse } from '../errors.ts';
import type { AccountId, MediaId } from '../ids.ts';
import type { Media } from '../media/media.ts';
import { attributeOf } from '../media/media.ts';
import { isSticker } from '../media/media-kinds.ts';
import type { Tx, World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { ListedSticker, StickerListName } from './repository.ts';

interface ListChange {
  account: AccountId;
  list: StickerListName;
  media: MediaId;
  session?: string | undefined;
}

/** A list with its files, newest first; those that are gone are left out. */
export async function stickerList(
  tx: Tx,
  account: AccountId,
  list: StickerListName,
): Promise<(ListedSticker & { row: Media })[]> {
  const listed = await tx.stickerLists.listed(account, list);
  const rows = new Map((await tx.media.many(listed.map(({ media }) => media))).map((row) => [row.id, row]));
  return listed.flatMap((entry) => {
    const row = rows.get(entry.media);
    return row ? [{ ...entry, row }] : [];
  });
}

const fits = (list: StickerListName, row: Media): boolean =>
  list === 'gifs' ? attributeOf(row, 'animated') !== undefined && row.mime.startsWith('video/') : isSticker(row);

/** Puts a file in front of a list, as far as it is one for it. @throws sticker-invalid */
export function putInList(world: World, change: ListChange): Promise<void> {
  const { account, list, media, session } = change;
  const keep = { recent: world.limits.recentStickers, attached: world.limits.recentStickers };
  const room = { ...keep, faved: world.limits.favedStickers, gifs: world.limits.savedGifs }[list];
  return world.store.write(async (tx) => {
    const row = await tx.media.get(media);
    if (!row || !fits(list, row)) refuse('sticker-invalid');
    const nowS = world.clock.nowS();
    await tx.stickerLists.putFirst(account, list, { media, usedAt: nowS }, room);
    await appendUpdate(tx, account, nowS, { kind: 'stickerList', list }, { exceptSession: session });
  });
}

/** Nothing happens when it is not there. */
export function takeFromList(world: World, { account, list, media, session }: ListChange): Promise<void> {
  return world.store.write(async (tx) => {
    if (!(await tx.stickerLists.take(account, list, media))) return;
    const nowS = world.clock.nowS();
    await appendUpdate(tx, account, nowS, { kind: 'stickerList', list }, { exceptSession: session });
  });
}

/** Empties the list and tells the account's other devices. */
export function clearList(world: World, change: Omit<ListChange, 'media'>): Promise<void> {
  const { account, list, session } = change;
  return world.store.write(async (tx) => {
    await tx.stickerLists.clear(account, list);
    const nowS = world.clock.nowS();
    await appendUpdate(tx, account, nowS, { kind: 'stickerList', list }, { exceptSession: session });
  });
}
