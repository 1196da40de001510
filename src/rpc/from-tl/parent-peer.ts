import type { tl } from '@mtcute/core';
import { type PeerId, plainEmoticon } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from './peer.ts';
import { fromTlReactions } from './reaction.ts';

/** Saved Messages are the only chat here that has parts: channels have no direct messages. @throws PARENT_PEER_INVALID */
export function checkNoParent(parent: tl.TypeInputPeer | undefined): void {
  if (parent !== undefined && parent._ !== 'inputPeerSelf') throw new RpcError(400, 'PARENT_PEER_INVALID');
}

/** Narrows a search of Saved Messages to one part; in other chats there is none to narrow to. */
export function savedPartFilter(
  call: Call,
  chat: PeerId | undefined,
  part: tl.TypeInputPeer | undefined,
): { thread?: PeerId } {
  return part !== undefined && chat === call.account ? { thread: fromTlPeer(call, part) } : {};
}

/** Narrows a search of Saved Messages to what has all these tags. @throws PEER_ID_INVALID in other chats, which have none */
export function savedTagFilter(
  call: Call,
  chat: PeerId | undefined,
  tags: readonly tl.TypeReaction[] | undefined,
): { taggedWith?: string[] } {
  if (!tags || tags.length === 0) return {};
  if (chat !== call.account) throw new RpcError(400, 'PEER_ID_INVALID');
  return { taggedWith: fromTlReactions(tags).map(plainEmoticon) };
}
