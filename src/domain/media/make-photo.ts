import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { Media, NewMedia } from './media.ts';
import type { ImageTrouble, Rendered, RenderPlan, StoredBlob } from './ports.ts';
import { photoSizes, storeRenditions } from './store-renditions.ts';

/** Box sizes of photos in messages (https://core.telegram.org/api/files#image-thumbnail-types). */
export const photoPlan: RenderPlan = {
  sizes: [
    { type: 's', sidePx: 100 },
    { type: 'm', sidePx: 320 },
    { type: 'x', sidePx: 800, progressive: true },
    { type: 'y', sidePx: 1280, progressive: true },
    { type: 'w', sidePx: 2560, progressive: true },
  ],
  keepSource: true,
};

/** Square sizes of profile and chat photos. */
export const profilePhotoPlan: RenderPlan = {
  sizes: [
    { type: 'a', sidePx: 160 },
    { type: 'b', sidePx: 320 },
    { type: 'c', sidePx: 640, progressive: true },
  ],
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
  const { rendered, made } = await renderPhoto(world, source);
  const media = await world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const blob = await tx.media.claimBlob(made, nowS);
    const photo = photoOf(source, rendered, blob.name, nowS);
    return { ...photo, id: await tx.media.insert(photo) };
  });
  if (media.sizes[0]?.blob !== made.name) await world.blobs.delete(made.name);
  return media;
}

async function renderPhoto(world: World, source: PhotoSource): Promise<{ rendered: Rendered; made: StoredBlob }> {
  const { file } = source;
  if (file.sizeBytes > world.limits.photoBytes) refuse('photo-too-big');
  const bytes = await world.blobs.read(file.name, 0, file.sizeBytes);
  if (!bytes) refuse('file-part-missing', { part: 0 });
  const result = await world.images.render(bytes, source.plan ?? photoPlan);
  if ('trouble' in result) return refusePicture(result.trouble);
  return { rendered: result.rendered, made: await storeRenditions(world, result.rendered.renditions) };
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

function photoOf(source: PhotoSource, rendered: Rendered, blob: string, nowS: number): NewMedia {
  const sizes = photoSizes(blob, rendered.renditions);
  return {
    kind: 'photo',
    owner: source.owner,
    createdAt: nowS,
    digest: source.file.digest,
    sizeBytes: sizes.at(-1)?.sizeBytes ?? 0,
    mime: 'image/jpeg',
    sizes,
    stripped: rendered.stripped,
    attributes: source.hasStickers ? [{ kind: 'hasStickers' }] : [],
  };
}
