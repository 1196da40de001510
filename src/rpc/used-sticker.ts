import { attributeOf, isSticker, type Media, type MessageMedia, putInList, reorderSets } from '#domain';
import type { Call } from './context.ts';
import { ownSession } from './session-name.ts';

/**
 * A sticker that a person sent is in front of those that they sent lately; with `moveUp` its set comes in front of the
 * person's sets too.
 */
export async function noteUsedSticker(call: Call, media: MessageMedia, moveUp: boolean | undefined): Promise<void> {
  if (call.isBot || media.kind !== 'document') return;
  const row = await call.world.store.read((tx) => tx.media.get(media.media));
  if (!row || !isSticker(row)) return;
  await putInList(call.world, { account: call.account, list: 'recent', media: row.id, session: ownSession(call) });
  if (moveUp) await moveSetUp(call, row);
}

async function moveSetUp(call: Call, row: Media): Promise<void> {
  const { account, world } = call;
  const set = attributeOf(row, 'sticker')?.set;
  if (set === undefined) return;
  const kind = attributeOf(row, 'sticker')?.mask ? 'mask' : 'regular';
  const own = await world.store.read((tx) => tx.stickerLists.installed(account, kind, false));
  if (own[0]?.set === set || !own.some((one) => one.set === set)) return;
  // The asking device is told too, as the answer to a send does not say so.
  await reorderSets(world, { account, kind, order: [set] });
}
