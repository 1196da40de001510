import { customEmoji } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

/** Files of custom emoji by the ids in texts; those that are none are left out. */
export const getCustomEmojiDocuments = method('messages.getCustomEmojiDocuments', async (call, request) => {
  const ids = request.documentId.slice(0, 2 * call.world.limits.pageSize).map(fromTlId);
  const rows = await call.world.store.read((tx) => customEmoji(tx, ids));
  return rows.map((row) => toTlDocument(call, row));
});
