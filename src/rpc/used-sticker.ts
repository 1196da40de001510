import { isSticker, type MessageMedia, putInList } from '#domain';
import type { Call } from './context.ts';
import { ownSession } from './session-name.ts';

/** A sticker that a person sent is in front of those that they sent lately. */
export async function noteUsedSticker(call: Call, media: MessageMedia): Promise<void> {
  if (call.isBot || media.kind !== 'document') return;
  const row = await call.world.store.read((tx) => tx.media.get(media.media));
  if (!row || !isSticker(row)) return;
  await putInList(call.world, { account: call.account, list: 'recent', media: row.id, session: ownSession(call) });
}
