import { type Content, tellOfChanges, type Tx, type World, type WriteTx } from '#domain';
import { allFilesOf } from './all-files-of.ts';

/** Messages, and people and chats, that are told of in one commit; who opens another is refused the file as well. */
const toldOf = 200;

/**
 * Takes down, or brings back, every file with these bytes. Whoever has a message with it, also as a cover or in a poll, or
 * sees somebody who wears it, is told that it changed.
 */
export async function setFileRemoved(world: World, tx: WriteTx, digest: string, removed: boolean): Promise<void> {
  await tx.media.setRemoved(digest, removed);
  const places = [];
  for (const id of await tx.messages.contentsWithFile(digest, toldOf)) {
    const content = await tx.messages.content(id);
    if (content && (await shows(tx, content, digest))) places.push(...(await tx.messages.places(id)));
  }
  await tellOfChanges(world, tx, { places, peers: await tx.media.wornBy(digest, toldOf) });
}

async function shows(tx: Tx, content: Content, digest: string): Promise<boolean> {
  for (const file of await allFilesOf(tx, content))
    if ((await tx.media.getRemovedToo(file))?.digest === digest) return true;
  return false;
}
