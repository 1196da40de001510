import { type ContentData, isSticker, type MessageMedia, putInList, reorderSets, stickerKinds } from '#domain';
import type { Call } from './context.ts';
import { ownSession } from './session-name.ts';

/** A sticker that a person sent is in front of those that they sent lately. */
export async function noteUsedSticker(call: Call, media: MessageMedia): Promise<void> {
  if (call.isBot || media.kind !== 'document') return;
  const row = await call.world.store.read((tx) => tx.media.get(media.media));
  if (!row || !isSticker(row)) return;
  await putInList(call.world, { account: call.account, list: 'recent', media: row.id, session: ownSession(call) });
}

/** The sets of stickers and custom emoji that a person just sent come in front of the person's sets. */
export async function moveUsedSets(call: Call, sent: readonly ContentData[]): Promise<void> {
  const { account, world } = call;
  // Emoji of other services have numbers that no row here can have.
  const used = [...new Set(sent.flatMap(documentsOf))].filter(Number.isSafeInteger);
  if (call.isBot || used.length === 0) return;
  const orders = await world.store.read(async (tx) => {
    const sets = (await tx.stickers.stickers(used)).map(({ set }) => set);
    const found = stickerKinds.map(async (kind) => {
      const own = (await tx.stickerLists.installed(account, kind, false)).map(({ set }) => set);
      const order = [...new Set(sets)].filter((set) => own.includes(set));
      return { kind, order, isInFront: order.every((set, index) => own[index] === set) };
    });
    return Promise.all(found);
  });
  // The asking device is told too, as the answer to a send does not say so.
  for (const { kind, order, isInFront } of orders) if (!isInFront) await reorderSets(world, { account, kind, order });
}

const documentsOf = ({ media, entities = [] }: ContentData): number[] => [
  ...(media?.kind === 'document' ? [media.media] : []),
  ...entities.flatMap(({ type, document }) => (type === 'customEmoji' ? [Number(document)] : [])),
];
