import { refuse } from '../errors.ts';
import type { AccountId, ChatId, StickerSetId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { StickerKind } from '../stickers/repository.ts';
import { setChannelData } from './change-channel.ts';

/**
 * Chooses the set of stickers, or of custom emoji, that a supergroup offers to all its members; without one there is none.
 *
 * @throws sticker-set-invalid, supergroup-required, chat-admin-required
 */
export async function setGroupStickers(
  world: World,
  request: { actor: AccountId; chat: ChatId; kind: StickerKind; set?: StickerSetId | undefined },
): Promise<void> {
  const { actor, chat, kind } = request;
  const wanted = request.set;
  await world.store.read(async (tx) => {
    if ((await tx.chats.get(chat))?.kind !== 'supergroup') refuse('supergroup-required');
    const set = wanted === undefined ? undefined : await tx.stickers.set(wanted);
    if (wanted !== undefined && set?.kind !== kind) refuse('sticker-set-invalid');
  });
  const change = kind === 'emoji' ? { emojiSet: wanted } : { stickerSet: wanted };
  await setChannelData(world, { actor, chat, right: 'changeInfo', change });
}
