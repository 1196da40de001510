import { logToAllCopies, type WriteTx } from '#domain';

/** Messages of which people are told in one commit, the newest; who opens an older one is refused the file as well. */
const toldOf = 200;

/** Takes down, or brings back, every file with these bytes, and tells whoever has a message with it that it changed. */
export async function setFileRemoved(tx: WriteTx, nowS: number, digest: string, removed: boolean): Promise<void> {
  await tx.media.setRemoved(digest, removed);
  for (const content of await tx.messages.contentsWithFile(digest, toldOf)) {
    const [place] = await tx.messages.places(content);
    const [message] = place ? await tx.messages.get(place.mailbox, [place.id]) : [];
    if (message) await logToAllCopies(tx, message, nowS, 'editMessage', undefined);
  }
}
