import { queuePacket } from '../listen/outgoing.ts';
import type { Connection, WireState } from '../model.ts';
import { nextMsgId } from '../session/msg-id.ts';

const HEAD_BYTES = 20;

/** The body of an unencrypted message (auth_key_id 0, msg id, length, body), or undefined when it is malformed. */
export function plainBody(packet: Buffer): Buffer | undefined {
  if (packet.length < HEAD_BYTES + 4) return undefined;
  const sizeBytes = packet.readInt32LE(16);
  if (sizeBytes < 4 || sizeBytes % 4 !== 0 || HEAD_BYTES + sizeBytes > packet.length) return undefined;
  return packet.subarray(HEAD_BYTES, HEAD_BYTES + sizeBytes);
}

/** Sends an unencrypted answer. */
export function sendPlain(wire: WireState, connection: Connection, body: Buffer): void {
  nextMsgId(wire, 1);
  const packet = Buffer.alloc(HEAD_BYTES + body.length);
  packet.writeUInt32LE(wire.lastMsgLo, 8);
  packet.writeUInt32LE(wire.lastMsgHi, 12);
  packet.writeInt32LE(body.length, 16);
  packet.set(body, HEAD_BYTES);
  queuePacket(wire, connection, packet);
}
