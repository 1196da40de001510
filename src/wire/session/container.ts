import { ID } from '../service-tl/ids.ts';
import { compareIds } from './msg-id.ts';

/** One message of a packet: its id in two halves, its seqno and its body. */
export interface InnerMessage {
  hi: number;
  lo: number;
  seqNo: number;
  body: Buffer;
}

/**
 * Opens a msg_container, all or nothing. Undefined when it is malformed, holds another container, or is not newer than
 * every message in it.
 */
export function readContainer(outer: InnerMessage, limit: number): InnerMessage[] | 'too many' | undefined {
  const { body } = outer;
  if (body.length < 8) return undefined;
  const count = body.readUInt32LE(4);
  if (count > limit) return 'too many';
  const messages: InnerMessage[] = [];
  let at = 8;
  for (let i = 0; i < count; i++) {
    if (at + 16 > body.length) return undefined;
    const sizeBytes = body.readInt32LE(at + 12);
    const start = at + 16;
    if (sizeBytes < 4 || sizeBytes % 4 !== 0 || start + sizeBytes > body.length) return undefined;
    const message: InnerMessage = {
      lo: body.readUInt32LE(at),
      hi: body.readUInt32LE(at + 4),
      seqNo: body.readInt32LE(at + 8),
      body: body.subarray(start, start + sizeBytes),
    };
    if (message.body.readInt32LE(0) === ID.msgContainer) return undefined;
    if (compareIds(message.hi, message.lo, outer.hi, outer.lo) >= 0) return undefined;
    messages.push(message);
    at = start + sizeBytes;
  }
  return messages;
}
