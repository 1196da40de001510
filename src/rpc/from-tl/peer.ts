import type { tl } from '@mtcute/core';
import { type AccountId, channelPeer, groupPeer, type PeerId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';

type PeerCall = Pick<Call, 'account' | 'hashes' | 'isBot'>;

/** The peer that an input names; its access hash must be the one that this account was given. */
export function fromTlPeer(call: PeerCall, input: tl.TypeInputPeer): PeerId {
  switch (input._) {
    case 'inputPeerSelf':
      return call.account;
    case 'inputPeerUser':
      return checked(call, input.userId, input.accessHash, 'USER_ID_INVALID');
    case 'inputPeerChat':
      return groupPeer(input.chatId);
    case 'inputPeerChannel':
      return checked(call, channelPeer(input.channelId), input.accessHash, 'CHANNEL_INVALID');
    case 'inputPeerUserFromMessage':
      return input.userId;
    case 'inputPeerChannelFromMessage':
      return channelPeer(input.channelId);
    default:
      throw new RpcError(400, 'PEER_ID_INVALID');
  }
}

/** The account that an input names, proven as in `fromTlPeer`. @throws USER_ID_INVALID */
export function fromTlUser(call: PeerCall, input: tl.TypeInputUser): AccountId {
  switch (input._) {
    case 'inputUserSelf':
      return call.account;
    case 'inputUser':
      return checked(call, input.userId, input.accessHash, 'USER_ID_INVALID');
    case 'inputUserFromMessage':
      return input.userId;
    case 'inputUserEmpty':
      throw new RpcError(400, 'USER_ID_INVALID');
  }
}

/** The supergroup or channel that an input names, proven as in `fromTlPeer`. @throws CHANNEL_INVALID */
export function fromTlChannel(call: PeerCall, input: tl.TypeInputChannel): PeerId {
  switch (input._) {
    case 'inputChannel':
      return checked(call, channelPeer(input.channelId), input.accessHash, 'CHANNEL_INVALID');
    case 'inputChannelFromMessage':
      return channelPeer(input.channelId);
    case 'inputChannelEmpty':
      throw new RpcError(400, 'CHANNEL_INVALID');
  }
}

/** Bots may name peers without a hash, as their libraries keep none. */
function checked(call: PeerCall, peer: PeerId, hash: tl.Long, error: string): PeerId {
  if (peer === call.account) return peer;
  if (call.isBot && hash.isZero()) return peer;
  if (!call.hashes.matches(call.account, 'peer', peer, hash)) throw new RpcError(400, error);
  return peer;
}
