import type { PeerId, Tx } from '#domain';
import type { Viewer } from '../viewer.ts';

/** What a profile says of the viewer's own side of the chat: whether something waits to be sent, and in which folder it is. */
export async function toTlOwnState(
  viewer: Viewer,
  tx: Tx,
  peer: PeerId,
): Promise<{ hasScheduled: boolean; folderId: number | undefined }> {
  const dialog = await tx.dialogs.get(viewer.account, peer);
  const waiting = await tx.scheduled.list(viewer.account, peer);
  return { hasScheduled: waiting.length > 0, folderId: dialog?.folder || undefined };
}
