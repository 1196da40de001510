import { customEmoji } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

/**
 * Files of custom emoji by the ids in texts, each in the place where it was asked for: Telegram Web K goes by the place, and
 * asks again without a pause for an id that has none. An id of no custom emoji, as those that come with Telegram's own
 * service, is answered by an empty document.
 */
export const getCustomEmojiDocuments = method('messages.getCustomEmojiDocuments', async (call, request) => {
  const asked = request.documentId.slice(0, 2 * call.world.limits.pageSize);
  const found = await call.world.store.read((tx) => customEmoji(tx, asked.map(fromTlId)));
  const rows = new Map(found.map((row) => [row.id, row]));
  return asked.map((id) => {
    const row = rows.get(fromTlId(id));
    return row ? toTlDocument(call, row) : { _: 'documentEmpty' as const, id };
  });
});
