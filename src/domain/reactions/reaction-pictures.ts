import { SERVICE_ACCOUNT } from '../ids.ts';
import type { Media } from '../media/media.ts';
import type { StoredBlob } from '../media/ports.ts';
import { storeFile } from '../media/store-file.ts';
import type { Tx, World } from '../ports.ts';
import type { CheckedFile } from '../stickers/check-file.ts';
import { attributeIn, insertFile } from '../stickers/make-sticker.ts';
import type { NewStickerSet, Sticker } from '../stickers/repository.ts';

/** What apps show of a reaction. */
export interface ReactionPicture {
  emoticon: string;
  /** A small WebP. */
  still: Media;
  /** A Lottie animation, 512 pixels wide, that begins and ends as the picture stands. */
  moving: Media;
}

export interface ReactionPictures {
  pictures: ReactionPicture[];
  /** Played around any of them. */
  burst: Media;
}

/** Nobody can take these names: two underscores are not for people. The digit rises when the pictures change. */
const stillSet = 'reactions__still_2';

/** The set of the animations by its short name, which also stand for messages of one emoji. */
export const movingReactionSet = 'reactions__moving_2';

const burstSign = '✨';
const largestBytes = 64 * 1024;

/** One that came into a set under its sign. */
interface Drawn {
  sign: string;
  blob: StoredBlob;
  checked: CheckedFile;
}

const webp: CheckedFile = { format: 'static', widthPx: 100, heightPx: 100, toWebp: false };
const lottie: CheckedFile = { format: 'animated', widthPx: 512, heightPx: 512, toWebp: false };

/**
 * The pictures of all reactions, as files that everybody may load. They become files of this server when somebody asks
 * for the first time, as most apps never do.
 */
export async function reactionPictures(world: World): Promise<ReactionPictures> {
  const there = await world.store.read(readPictures);
  if (there) return there;
  await makePictures(world);
  const made = await world.store.read(readPictures);
  if (!made) throw new Error('the pictures of reactions were made');
  return made;
}

async function readPictures(tx: Tx): Promise<ReactionPictures | undefined> {
  const [still, moving] = [await filesOf(tx, stillSet), await filesOf(tx, movingReactionSet)];
  const burst = still?.get(burstSign);
  if (!still || !moving || !burst) return undefined;
  const pictures = [...moving].flatMap(([emoticon, file]) => {
    const standing = still.get(emoticon);
    return standing ? [{ emoticon, still: standing, moving: file }] : [];
  });
  return { pictures, burst };
}

/** The files of a set by their emoji, in order. */
async function filesOf(tx: Tx, name: string): Promise<Map<string, Media> | undefined> {
  const set = await tx.stickers.setByName(name);
  if (!set) return undefined;
  const stickers = await tx.stickers.stickersOf(set.id);
  const files = new Map((await tx.media.many(stickers.map(({ media }) => media))).map((file) => [file.id, file]));
  return new Map(
    stickers.flatMap(({ media, emoji: [sign = ''] }) => {
      const file = files.get(media);
      return file ? [[sign, file] as const] : [];
    }),
  );
}

async function makePictures(world: World): Promise<void> {
  const { default: drawn } = await import('./pictures.json', { with: { type: 'json' } });
  const keep = async (sign: string, base64: string, checked: CheckedFile): Promise<Drawn> => ({
    ...{ sign, checked },
    blob: await storeFile(world, [Uint8Array.fromBase64(base64)], largestBytes),
  });
  const still = await Promise.all(drawn.pictures.map((one) => keep(one.emoticon, one.still, webp)));
  const moving = await Promise.all(drawn.pictures.map((one) => keep(one.emoticon, one.moving, lottie)));
  const burst = await keep(burstSign, drawn.burst, lottie);
  await putSet(world, stillSet, [...still, burst]);
  await putSet(world, movingReactionSet, moving);
}

/** Does nothing where the set is there: another call, or another server beside this one, was faster. */
async function putSet(world: World, shortName: string, drawn: readonly Drawn[]): Promise<void> {
  await world.store.write(async (tx) => {
    const row: NewStickerSet = {
      ...{ owner: SERVICE_ACCOUNT, maker: SERVICE_ACCOUNT, kind: 'regular', shortName, version: 1 },
      ...{ title: 'Noto Emoji', createdAt: world.clock.nowS() },
    };
    const id = await tx.stickers.insertSet(row);
    if (id === undefined) return;
    const stickers: Omit<Sticker, 'set'>[] = [];
    for (const one of drawn) {
      const own = attributeIn({ id, kind: 'regular' }, { alt: one.sign });
      const { id: media } = await insertFile(world, tx, SERVICE_ACCOUNT, one, [own]);
      stickers.push({ media, emoji: [one.sign], keywords: [] });
    }
    await tx.stickers.putStickers(id, stickers);
  });
}
