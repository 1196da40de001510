import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Account } from '../accounts/repository.ts';
import type { StoredBlob } from '../media/ports.ts';
import type { Tx, World } from '../ports.ts';
import { installIn } from './installed-sets.ts';
import {
  insertFile,
  insertSticker,
  type NewSticker,
  type PreparedSticker,
  prepareFile,
  prepareSticker,
} from './make-sticker.ts';
import type { NewStickerSet, Sticker, StickerKind, StickerSet } from './repository.ts';

export interface NewSet {
  /** Who makes it: the owner, or a bot in the owner's name. */
  maker: AccountId;
  owner: AccountId;
  kind: StickerKind;
  title: string;
  shortName: string;
  textColor?: boolean;
  stickers: readonly NewSticker[];
  thumb?: StoredBlob;
  session?: string | undefined;
}

const nameForm = /^[a-z](?!.*__)[a-z\d_]{0,63}$/i;

/** @throws sticker-set-name-invalid */
export function checkSetName(shortName: string, maker: Pick<Account, 'kind' | 'username'>): string {
  const ending = maker.kind === 'bot' ? `_by_${maker.username ?? ''}`.toLowerCase() : '';
  if (!nameForm.test(shortName) || shortName.endsWith('_')) refuse('sticker-set-name-invalid');
  if (!shortName.toLowerCase().endsWith(ending) || shortName.length === ending.length)
    refuse('sticker-set-name-invalid');
  return shortName;
}

/** @throws sticker-set-title-invalid */
export function checkSetTitle(world: World, title: string): string {
  const clean = title.replaceAll(/\s+/g, ' ').trim();
  if (clean === '' || clean.length > world.limits.stickerSetTitleLength) refuse('sticker-set-title-invalid');
  return clean;
}

/**
 * Makes a sticker set. A person who makes one for themselves has it among their own at once.
 *
 * @throws sticker-set-title-invalid, sticker-set-name-invalid, sticker-set-name-occupied, stickers-empty,
 * stickers-too-much, account-not-found, and what `prepareSticker` refuses
 */
export async function createStickerSet(world: World, asked: NewSet): Promise<StickerSet> {
  const { kind, owner, maker } = asked;
  const title = checkSetTitle(world, asked.title);
  if (asked.stickers.length === 0) refuse('stickers-empty');
  if (asked.stickers.length > world.limits.stickersPerNewSet) refuse('stickers-too-much');
  const shortName = await world.store.read((tx) => checkMakers(tx, asked));
  const prepared: PreparedSticker[] = [];
  for (const sticker of asked.stickers) prepared.push(await prepareSticker(world, kind, sticker));
  const thumb = asked.thumb && (await prepareFile(world, asked.thumb, { kind, thumbnail: true }));
  return world.store.write(async (tx) => {
    const createdAt = world.clock.nowS();
    const picture = thumb && (await insertFile(world, tx, maker, thumb, []));
    const row: NewStickerSet = {
      owner,
      maker,
      kind,
      shortName,
      title,
      createdAt,
      version: 1,
      ...(asked.textColor && kind === 'emoji' ? { textColor: true } : {}),
      ...(picture ? { thumb: picture.id } : {}),
    };
    const id = await tx.stickers.insertSet(row);
    if (id === undefined) return refuse('sticker-set-name-occupied');
    const set: StickerSet = { ...row, id, count: prepared.length };
    const stickers: Omit<Sticker, 'set'>[] = [];
    for (const one of prepared) stickers.push(await insertSticker(world, tx, maker, set, one));
    await tx.stickers.putStickers(id, stickers);
    if (maker === owner) await installIn(world, tx, { account: owner, set, session: asked.session });
    return set;
  });
}

async function checkMakers(tx: Tx, { maker, owner, shortName }: NewSet): Promise<string> {
  const account = await tx.accounts.get(maker);
  const person = maker === owner ? account : await tx.accounts.get(owner);
  if (!account || !person || (person.kind === 'bot' && maker !== owner)) return refuse('account-not-found');
  checkSetName(shortName, account);
  if (await tx.stickers.setByName(shortName)) refuse('sticker-set-name-occupied');
  return shortName;
}

/** True when nobody has a set of this name yet. @throws sticker-set-name-invalid, sticker-set-name-occupied */
export function checkNewSetName(world: World, account: AccountId, shortName: string): Promise<void> {
  return world.store.read(
    async (tx) => void (await checkMakers(tx, { ...unnamed, maker: account, owner: account, shortName })),
  );
}

const unnamed = { kind: 'regular', title: '', stickers: [] } as const;

/** A free name made of the latin letters and digits of a title. */
export async function suggestSetName(world: World, tx: Tx, title: string): Promise<string> {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z\d]+/gi, '_');
  const letters = plain
    .replace(/^[_\d]+/, '')
    .replace(/_+$/, '')
    .slice(0, 48);
  const base = letters === '' ? 'stickers' : letters;
  for (let suggestion = base; ; suggestion = `${base}_${world.random.below(1_000_000)}`) {
    if (!(await tx.stickers.setByName(suggestion))) return suggestion;
  }
}
