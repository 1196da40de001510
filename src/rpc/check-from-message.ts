import type { tl } from '@mtcute/core';
import Long from 'long';
import { requireMessage } from '#domain';
import type { Call } from './context.ts';
import { RpcError } from './errors.ts';
import { fromTlPeer } from './from-tl/peer.ts';
import { toTlMessages } from './to-tl/messages/messages.ts';

type FromMessage =
  | tl.RawInputPeerUserFromMessage
  | tl.RawInputUserFromMessage
  | tl.RawInputPeerChannelFromMessage
  | tl.RawInputChannelFromMessage;

const names: ReadonlySet<string> = new Set<FromMessage['_']>([
  'inputPeerUserFromMessage',
  'inputUserFromMessage',
  'inputPeerChannelFromMessage',
  'inputChannelFromMessage',
]);

/** No request of the schema nests peers deeper, and none needs more of these. */
const depthAtMost = 8;
const namedAtMost = 200;

/**
 * A peer may be named by a message that shows it instead of an access hash. That message must be one that the caller
 * can read, and it must show that peer: else anybody could be named by number alone.
 */
export async function checkFromMessage(call: Call, request: tl.RpcMethod): Promise<void> {
  const found: FromMessage[] = [];
  collect(request, depthAtMost, found);
  if (found.length > namedAtMost) throw new RpcError(400, 'LIMIT_INVALID');
  for (const input of found) {
    if (!(await shows(call, input))) throw new RpcError(400, 'MSG_ID_INVALID');
  }
}

function collect(value: object, depth: number, found: FromMessage[]): void {
  if (depth === 0 || Long.isLong(value) || ArrayBuffer.isView(value)) return;
  if (isFromMessage(value)) found.push(value);
  const inside: Readonly<Record<string, unknown>> = { ...value };
  for (const name in inside) {
    const inner = inside[name];
    if (typeof inner === 'object' && inner !== null) collect(inner, depth - 1, found);
  }
}

const isFromMessage = (value: object): value is FromMessage =>
  '_' in value && typeof value._ === 'string' && names.has(value._);

function shows(call: Call, input: FromMessage): Promise<boolean> {
  const peer = fromTlPeer(call, input.peer);
  return call.world.store.read(async (tx) => {
    const message = await requireMessage(tx, call.account, peer, input.msgId).catch(() => undefined);
    if (!message) return false;
    const { users, chats } = await toTlMessages(call, tx, [message]);
    if ('userId' in input) return users.some(({ id }) => id === input.userId);
    return chats.some((chat) => chat._ === 'channel' && chat.id === input.channelId);
  });
}
