import type { WriteTx } from '../ports.ts';
import type { Message } from './content.ts';
import { logToAllCopies } from './edit-message.ts';
import { noFile, timedMedia } from './timed-media.ts';

/** Takes the file out of every copy; that there was one stays to be seen. Everybody who holds a copy is told. */
export async function dropTimedMedia(tx: WriteTx, message: Message, nowS: number): Promise<void> {
  const timed = timedMedia(message.content);
  if (!timed) return;
  const { id, sender: _, date: __, editDate, ...data } = message.content;
  await tx.messages.updateContent(id, { ...data, media: { ...timed, media: noFile } }, editDate);
  await tx.messages.setMediaKinds(id, []);
  await logToAllCopies(tx, message, nowS, 'editMessage', undefined);
}
