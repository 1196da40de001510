import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { refuseRemoved } from './refuse-removed.ts';
import { attributeOf, type Media, type MediaAttribute, type NewMedia } from './media.ts';
import type { Rendered, RenderPlan, StoredBlob } from './ports.ts';
import { photoSizes, storeRenditions } from './store-renditions.ts';

const thumbnailPlan: RenderPlan = { sizes: [{ type: 'm', sidePx: 320 }], keepSource: true };

export interface DocumentSource {
  owner: AccountId;
  file: StoredBlob;
  mime: string;
  attributes: readonly MediaAttribute[];
  /** A picture that the sender made of it. */
  thumbnail?: StoredBlob;
  /** To be shown as a file whatever it holds. */
  forceFile?: boolean;
}

/** Makes a document of an uploaded file. A picture among documents gets its thumbnail and size from us. */
export async function makeDocument(world: World, source: DocumentSource): Promise<Media> {
  await refuseRemoved(world, source.file.digest);
  const isPicture = source.mime.startsWith('image/') && source.mime !== 'image/svg+xml';
  const picture = source.thumbnail ?? (isPicture ? source.file : undefined);
  const rendered = picture && (await renderThumbnail(world, picture));
  const made = rendered && (await storeRenditions(world, rendered.renditions));
  const document: Omit<NewMedia, 'createdAt' | 'sizes'> = {
    kind: 'document',
    owner: source.owner,
    digest: source.file.digest,
    sizeBytes: source.file.sizeBytes,
    mime: source.mime,
    blob: source.file.name,
    attributes: finalAttributes(source, isPicture && !source.thumbnail ? rendered : undefined),
    ...(rendered ? { stripped: rendered.stripped } : {}),
  };
  const media = await world.store.write(async (tx) => {
    const createdAt = world.clock.nowS();
    const thumbs = made && (await tx.media.claimBlob(made, createdAt));
    const sizes = thumbs ? photoSizes(thumbs.name, rendered?.renditions ?? []) : [];
    const row: NewMedia = { ...document, createdAt, sizes };
    return { ...row, id: await tx.media.insert(row) };
  });
  if (made && media.sizes[0]?.blob !== made.name) await world.blobs.delete(made.name);
  return media;
}

/** A thumbnail that cannot be made is no reason to refuse the document. */
async function renderThumbnail(world: World, picture: StoredBlob): Promise<Rendered | undefined> {
  if (picture.sizeBytes > world.limits.photoBytes) return undefined;
  const bytes = await world.blobs.read(picture.name, 0, picture.sizeBytes);
  const result = bytes && (await world.images.render(bytes, thumbnailPlan));
  return result && 'rendered' in result ? result.rendered : undefined;
}

function finalAttributes(source: DocumentSource, own: Rendered | undefined): MediaAttribute[] {
  const kept = source.forceFile
    ? source.attributes.filter(({ kind }) => kind === 'fileName' || kind === 'image' || kind === 'hasStickers')
    : [...source.attributes];
  if (!own || attributeOf({ attributes: kept }, 'image') || attributeOf({ attributes: kept }, 'video')) return kept;
  return [{ kind: 'image', widthPx: own.widthPx, heightPx: own.heightPx }, ...kept];
}
