import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Media } from '../media/media.ts';
import type { StoredBlob } from '../media/ports.ts';
import type { World } from '../ports.ts';
import type { StickerFormat } from './check-file.ts';
import { insertFile, prepareFile } from './make-sticker.ts';

/**
 * A file that is to come into sets later: its sides are checked when it does.
 *
 * @throws account-not-found, and what `prepareFile` refuses
 */
export async function uploadSticker(
  world: World,
  asked: { maker: AccountId; owner: AccountId; file: StoredBlob; format?: StickerFormat },
): Promise<Media> {
  const { maker, owner, format } = asked;
  const known = await world.store.read((tx) => tx.accounts.get(owner));
  if (known?.kind !== 'person') refuse('account-not-found');
  const file = await prepareFile(world, asked.file, { kind: 'regular', anySide: true, ...(format ? { format } : {}) });
  return world.store.write((tx) => insertFile(world, tx, maker, file, [{ kind: 'sticker', alt: '' }]));
}
