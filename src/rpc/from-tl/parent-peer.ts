import type { tl } from '@mtcute/core';
import type { PeerId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from './peer.ts';

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
