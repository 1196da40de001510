import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Peer, PeerId } from '../data/views.ts';
import type { Account, KnownPeer } from './account.ts';
import { channelIdOf, chatOf, isChannelId, personOf } from './views/peer.ts';

/** Takes in the people and chats that came with an answer, and tells the tabs. */
export function absorb(account: Account, users: Iterable<tl.TypeUser>, chats: Iterable<tl.TypeChat>): void {
  const fresh: Peer[] = [];
  for (const user of users) {
    const peer = personOf(user);
    if (!peer || user._ !== 'user') continue;
    const known = account.peers.get(user.id);
    // A "min" user lacks what only those who met may know: keep the better copy.
    if (user.min && known) continue;
    remember(account, { id: user.id, peer, accessHash: user.accessHash?.toString() ?? known?.accessHash });
    fresh.push(peer);
  }
  for (const chat of chats) {
    const peer = chatOf(chat);
    if (!peer) continue;
    const known = account.peers.get(peer.id);
    if (chat._ === 'channel' && chat.min && known) continue;
    const members = known && 'members' in known.peer ? known.peer.members : undefined;
    const whole = { ...peer, members: peer.members ?? members };
    const accessHash = 'accessHash' in chat ? chat.accessHash?.toString() : undefined;
    remember(account, { id: peer.id, peer: whole, accessHash: accessHash ?? known?.accessHash });
    fresh.push(whole);
  }
  if (fresh.length > 0) account.emit({ is: 'peers', peers: fresh });
}

function remember(account: Account, known: KnownPeer): void {
  account.peers.set(known.id, known);
  account.store.put('peers', known);
}

/** Changes a peer that is known already. */
export function changePeer<P extends Peer>(account: Account, id: PeerId, change: (peer: Peer) => P): void {
  const known = account.peers.get(id);
  if (!known) return;
  const peer = change(known.peer);
  remember(account, { ...known, peer });
  account.emit({ is: 'peers', peers: [peer] });
}

export function inputPeer(account: Account, id: PeerId): tl.TypeInputPeer {
  if (id === account.self) return { _: 'inputPeerSelf' };
  if (id > 0) return { _: 'inputPeerUser', userId: id, accessHash: hashOf(account, id) };
  if (isChannelId(id)) return { _: 'inputPeerChannel', channelId: channelIdOf(id), accessHash: hashOf(account, id) };
  return { _: 'inputPeerChat', chatId: -id };
}

export function inputUser(account: Account, id: PeerId): tl.TypeInputUser {
  if (id === account.self) return { _: 'inputUserSelf' };
  return { _: 'inputUser', userId: id, accessHash: hashOf(account, id) };
}

export function inputChannel(account: Account, id: PeerId): tl.TypeInputChannel {
  return { _: 'inputChannel', channelId: channelIdOf(id), accessHash: hashOf(account, id) };
}

export function hashOf(account: Account, id: PeerId): tl.Long {
  const hash = account.peers.get(id)?.accessHash;
  return hash ? Long.fromString(hash) : Long.ZERO;
}

export function peerName(account: Account, id: PeerId): string {
  return account.peers.get(id)?.peer.name ?? '';
}
