import type { tl } from '@mtcute/core';

/** The id of a user peer; other peers have no place where older layers name users only. */
export function userIdOf(peer: tl.TypePeer | undefined): number | undefined {
  return peer?._ === 'peerUser' ? peer.userId : undefined;
}

/** As older layers name a person where newer ones take any peer. */
export function inputPeerOfUser(user: tl.TypeInputUser): tl.TypeInputPeer {
  switch (user._) {
    case 'inputUser':
      return { _: 'inputPeerUser', userId: user.userId, accessHash: user.accessHash };
    case 'inputUserFromMessage':
      return { _: 'inputPeerUserFromMessage', peer: user.peer, msgId: user.msgId, userId: user.userId };
    case 'inputUserSelf':
      return { _: 'inputPeerSelf' };
    case 'inputUserEmpty':
      return { _: 'inputPeerEmpty' };
  }
}

/** Undefined for peers that are no users. */
export function inputUserOfPeer(peer: tl.TypeInputPeer): tl.TypeInputUser | undefined {
  switch (peer._) {
    case 'inputPeerUser':
      return { _: 'inputUser', userId: peer.userId, accessHash: peer.accessHash };
    case 'inputPeerUserFromMessage':
      return { _: 'inputUserFromMessage', peer: peer.peer, msgId: peer.msgId, userId: peer.userId };
    case 'inputPeerSelf':
      return { _: 'inputUserSelf' };
    default:
      return undefined;
  }
}

/** As older layers name a channel where newer ones take any peer. */
export function inputPeerOfChannel(channel: tl.TypeInputChannel): tl.TypeInputPeer {
  switch (channel._) {
    case 'inputChannel':
      return { _: 'inputPeerChannel', channelId: channel.channelId, accessHash: channel.accessHash };
    case 'inputChannelFromMessage':
      return {
        _: 'inputPeerChannelFromMessage',
        peer: channel.peer,
        msgId: channel.msgId,
        channelId: channel.channelId,
      };
    case 'inputChannelEmpty':
      return { _: 'inputPeerEmpty' };
  }
}

/** Undefined for peers that are no channels. */
export function inputChannelOfPeer(peer: tl.TypeInputPeer): tl.TypeInputChannel | undefined {
  switch (peer._) {
    case 'inputPeerChannel':
      return { _: 'inputChannel', channelId: peer.channelId, accessHash: peer.accessHash };
    case 'inputPeerChannelFromMessage':
      return { _: 'inputChannelFromMessage', peer: peer.peer, msgId: peer.msgId, channelId: peer.channelId };
    default:
      return undefined;
  }
}
