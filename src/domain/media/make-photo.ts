import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { refuseRemoved } from './refuse-removed.ts';
import type { Media, NewMedia } from './media.ts';
import type { FilmPlan, FilmTrouble, ImageTrouble, Rendered, RenderPlan, Rendition, StoredBlob } from './ports.ts';
import { photoSizes, storeRenditions } from './store-renditions.ts';

/** Box sizes of photos in messages (https://core.telegram.org/api/files#image-thumbnail-types). */
export const photoPlan: RenderPlan = {
  sizes: [
    { type: 's', sidePx: 100 },
    { type: 'm', sidePx: 320 },
    { type: 'x', sidePx: 800 },
    { type: 'y', sidePx: 1280 },
    { type: 'w', sidePx: 2560 },
  ],
  progressive: true,
  keepSource: true,
};

/** Square sizes of profile and chat photos. */
export const profilePhotoPlan: RenderPlan = {
  sizes: [
    { type: 'a', sidePx: 160 },
    { type: 'b', sidePx: 320 },
    { type: 'c', sidePx: 640 },
  ],
  progressive: true,
  square: true,
};

/** What clients make of a film before they send it as a face (TDLib's inputChatPhotoAnimation). */
export const filmPlan: FilmPlan = {
  leastSidePx: 160,
  mostSidePx: 1280,
  durationS: 10,
  sizeBytes: 2 * 1024 * 1024,
};

export interface PhotoSource {
  owner: AccountId;
  file: StoredBlob;
  plan?: RenderPlan;
  hasStickers?: boolean;
}

/**
 * Makes a photo of an uploaded picture: its sizes and the stripped thumbnail.
 * @throws photo-too-big, photo-ext-invalid, photo-dimensions-invalid, image-process-failed, flood-wait
 */
export async function makePhoto(world: World, source: PhotoSource): Promise<Media> {
  const { file, owner } = source;
  if (file.sizeBytes > world.limits.photoBytes) refuse('photo-too-big');
  await refuseRemoved(world, file.digest);
  const bytes = await world.blobs.read(file.name, 0, file.sizeBytes);
  if (!bytes) refuse('file-part-missing', { part: 0 });
  const rendered = await renderPhoto(world, bytes, source.plan ?? photoPlan);
  return storePhoto(world, rendered, {
    owner,
    digest: file.digest,
    attributes: source.hasStickers ? [{ kind: 'hasStickers' }] : [],
  });
}

/** The photo itself when it has the square sizes of a face, else a new photo cut out of it. */
export async function makeFaceOf(world: World, owner: AccountId, photo: Media): Promise<Media> {
  if (photo.sizes.some(({ type }) => type === 'c')) return photo;
  const largest = photo.sizes.at(-1);
  const bytes = largest && (await world.blobs.read(largest.blob, largest.offsetBytes, largest.sizeBytes));
  if (!bytes) refuse('photo-invalid');
  const rendered = await renderPhoto(world, bytes, profilePhotoPlan);
  return storePhoto(world, rendered, { owner, digest: photo.digest, attributes: [] });
}

export interface FilmSource {
  owner: AccountId;
  file: StoredBlob;
  /** The second of the frame that stands where nothing moves. */
  startS: number;
}

interface MovingFace {
  rendition: Rendition;
  startS: number;
}

/**
 * Makes a moving face of an uploaded film. Its still is always taken out of the film itself, never from a picture that
 * came with it: what is looked at, sketched and compared is what others see.
 * @throws film-invalid (also where no program reads films), image-process-failed, media-invalid, flood-wait
 */
export async function makeMovingFace(world: World, { owner, file, startS }: FilmSource): Promise<Media> {
  const { films } = world;
  if (!films || file.sizeBytes > filmPlan.sizeBytes) return refuse('film-invalid');
  if (!(startS >= 0 && startS <= filmPlan.durationS)) return refuse('film-invalid');
  await refuseRemoved(world, file.digest);
  const source = await world.blobs.read(file.name, 0, file.sizeBytes);
  if (!source) return refuse('file-part-missing', { part: 0 });
  const answer = await films.read(source, startS, filmPlan);
  if ('trouble' in answer) return refuseFilm(answer.trouble);
  const { still, bytes, sidePx } = answer.film;
  const rendered = await renderPhoto(world, still, profilePhotoPlan);
  const rendition: Rendition = { type: 'u', widthPx: sidePx, heightPx: sidePx, bytes };
  return storePhoto(world, rendered, { owner, digest: file.digest, attributes: [] }, { rendition, startS });
}

const refuseFilm = (trouble: FilmTrouble): never =>
  trouble === 'busy' ? refuse('flood-wait', { waitS: 5 }) : refuse('film-invalid');

async function renderPhoto(world: World, bytes: Uint8Array, plan: RenderPlan): Promise<Rendered> {
  const result = await world.images.render(bytes, plan);
  return 'trouble' in result ? refusePicture(result.trouble) : result.rendered;
}

function refusePicture(trouble: ImageTrouble): never {
  switch (trouble) {
    case 'not-an-image':
      return refuse('photo-ext-invalid');
    case 'bad-dimensions':
      return refuse('photo-dimensions-invalid');
    case 'busy':
      return refuse('flood-wait', { waitS: 5 });
    case 'damaged':
    case 'too-slow':
      return refuse('image-process-failed');
  }
}

type PhotoFacts = Pick<NewMedia, 'owner' | 'digest' | 'attributes'>;

/** Keeps the sizes and, behind them in the same blob, the film of a face that moves. */
async function storePhoto(world: World, rendered: Rendered, facts: PhotoFacts, moving?: MovingFace): Promise<Media> {
  const { renditions, stripped } = rendered;
  const all = moving ? [...renditions, moving.rendition] : renditions;
  const made = await storeRenditions(world, all);
  const media = await world.store.write(async (tx) => {
    const createdAt = world.clock.nowS();
    const blob = await tx.media.claimBlob(made, createdAt);
    const placed = photoSizes(blob.name, all);
    const sizes = placed.slice(0, renditions.length);
    const sizeBytes = sizes.at(-1)?.sizeBytes ?? 0;
    const photo: NewMedia = { ...facts, kind: 'photo', createdAt, sizeBytes, mime: 'image/jpeg', sizes, stripped };
    const film = moving && placed.at(-1);
    if (film) photo.film = { ...film, type: 'u', startS: moving.startS };
    return { ...photo, id: await tx.media.insert(photo) };
  });
  if (media.sizes[0]?.blob !== made.name) await world.blobs.delete(made.name);
  return media;
}
