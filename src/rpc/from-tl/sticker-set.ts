import type { tl } from '@mtcute/core';
import { movingReactionSet, requireOwnSet, type StickerSet, type StickerSetId, type Tx } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlId } from './file.ts';

/**
 * The set that an input names. Of the sets that come with the service there is the one of animated emoji, once its files
 * were made; nobody can give the others to a group.
 *
 * @throws STICKERSET_INVALID, EMOTICON_STICKERPACK_MISSING
 */
export async function fromTlStickerSet(
  call: Pick<Call, 'account' | 'hashes' | 'isBot'>,
  tx: Tx,
  input: tl.TypeInputStickerSet,
): Promise<StickerSet> {
  const set = await named(call, tx, input);
  if (!set) throw new RpcError(406, 'STICKERSET_INVALID');
  return set;
}

/**
 * The set that the caller may change. It is looked at before what it is to become: of a set of somebody else the answer
 * says no more than that. Throws what `fromTlStickerSet` does.
 */
export async function fromTlOwnSet(call: Call, input: tl.TypeInputStickerSet): Promise<StickerSetId> {
  const { id } = await call.world.store.read(async (tx) =>
    requireOwnSet(tx, call.account, (await fromTlStickerSet(call, tx, input)).id),
  );
  return id;
}

/** The set that a group is to have; undefined where the input takes it away. Throws what `fromTlStickerSet` does. */
export async function fromTlChosenSet(call: Call, input: tl.TypeInputStickerSet): Promise<StickerSet | undefined> {
  if (input._ === 'inputStickerSetEmpty') return undefined;
  return call.world.store.read((tx) => fromTlStickerSet(call, tx, input));
}

async function named(
  call: Pick<Call, 'account' | 'hashes' | 'isBot'>,
  tx: Tx,
  input: tl.TypeInputStickerSet,
): Promise<StickerSet | undefined> {
  switch (input._) {
    case 'inputStickerSetID': {
      const id = fromTlId(input.id);
      const proven = call.hashes.matches(call.account, 'stickerSet', id, input.accessHash);
      return proven || (call.isBot && input.accessHash.isZero()) ? tx.stickers.set(id) : undefined;
    }
    case 'inputStickerSetShortName':
      return tx.stickers.setByName(input.shortName);
    case 'inputStickerSetAnimatedEmoji':
      return tx.stickers.setByName(movingReactionSet);
    case 'inputStickerSetDice':
      throw new RpcError(400, 'EMOTICON_STICKERPACK_MISSING');
    default:
      return undefined;
  }
}
