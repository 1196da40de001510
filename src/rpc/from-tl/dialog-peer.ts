import type { tl } from '@mtcute/core';
import type { PeerId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from './peer.ts';

/** The peer of a dialog; folders are no peers here. @throws PEER_ID_INVALID */
export function fromTlDialogPeer(call: Call, input: tl.TypeInputDialogPeer): PeerId {
  if (input._ !== 'inputDialogPeer') throw new RpcError(400, 'PEER_ID_INVALID');
  return fromTlPeer(call, input.peer);
}
