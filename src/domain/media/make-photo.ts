import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { refuseRemoved } from './refuse-removed.ts';
import type { Media, NewMedia } from './media.ts';
import type { ImageTrouble, Rendered, RenderPlan, StoredBlob } from './ports.ts';
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

async function storePhoto(world: World, rendered: Rendered, facts: PhotoFacts): Promise<Media> {
  const made = await storeRenditions(world, rendered.renditions);
  const media = await world.store.write(async (tx) => {
    const createdAt = world.clock.nowS();
    const blob = await tx.media.claimBlob(made, createdAt);
    const sizes = photoSizes(blob.name, rendered.renditions);
    const sizeBytes = sizes.at(-1)?.sizeBytes ?? 0;
    const { stripped } = rendered;
    const photo: NewMedia = { ...facts, kind: 'photo', createdAt, sizeBytes, mime: 'image/jpeg', sizes, stripped };
    return { ...photo, id: await tx.media.insert(photo) };
  });
  if (media.sizes[0]?.blob !== made.name) await world.blobs.delete(made.name);
  return media;
}
