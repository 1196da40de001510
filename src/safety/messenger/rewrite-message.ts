import { type ContentData, logToAllCopies, type Message, storedKinds, type WriteTx } from '#domain';

/** Changes the content that all copies of a message share, with everything that is found by it, and tells everybody. */
export async function rewriteMessage(
  tx: WriteTx,
  nowS: number,
  message: Message,
  data: ContentData,
  editDate: number | undefined,
): Promise<void> {
  const { id } = message.content;
  await tx.messages.updateContent(id, data, editDate);
  await tx.search.markChanged(id);
  await tx.messages.setMediaKinds(id, (await storedKinds(tx, data)).kinds);
  await logToAllCopies(tx, message, nowS, 'editMessage', undefined);
}
