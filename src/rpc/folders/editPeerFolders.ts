import { moveToFolder } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { refuseLongList } from '../refuse-long-list.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editPeerFolders = method(
  'folders.editPeerFolders',
  async (call, request) => {
    refuseLongList(call, request.folderPeers);
    const peers = request.folderPeers.map(({ peer, folderId }) => ({ peer: fromTlPeer(call, peer), folder: folderId }));
    const entry = await moveToFolder(call.world, { account: call.account, peers, session: ownSession(call) });
    return toTlEntries(call, call.account, [entry]);
  },
  { peopleOnly: true },
);
