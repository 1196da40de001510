import { moveToFolder } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editPeerFolders = method(
  'folders.editPeerFolders',
  async (call, request) => {
    const peers = request.folderPeers
      .slice(0, call.world.limits.pageSize)
      .map(({ peer, folderId }) => ({ peer: fromTlPeer(call, peer), folder: folderId }));
    const entry = await moveToFolder(call.world, { account: call.account, peers, session: ownSession(call) });
    return toTlEntries(call, call.account, [entry]);
  },
  { peopleOnly: true },
);
