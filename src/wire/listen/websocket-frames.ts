/** Thrown on anything that RFC 6455 forbids or that this protocol has no use for. */
export class BadWebSocket extends Error {}

/** Undoes the framing of a WebSocket for a byte stream: message borders mean nothing here. */
export interface WebSocketReader {
  /** Feeds received bytes; payload bytes go to `onData`, control frames to the others. */
  feed(chunk: Buffer): void;
}

interface WebSocketSink {
  onData(bytes: Buffer): void;
  onPing(payload: Buffer): void;
  onClose(): void;
}

const BINARY = 2;
const CONTINUATION = 0;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const LONGEST_HEAD_BYTES = 14;
const CONTROL_BYTES = 125;

/** @throws BadWebSocket from `feed`: the connection must be closed then. */
export function createWebSocketReader(sink: WebSocketSink): WebSocketReader {
  let head = Buffer.alloc(0);
  let left = 0;
  let opcode = 0;
  let maskAt = 0;
  const mask = new Uint8Array(4);
  let control: Buffer[] = [];
  let inMessage = false;

  const openFrame = (bytes: Buffer): number => {
    const first = bytes[0] ?? 0;
    const second = bytes[1] ?? 0;
    opcode = first & 15;
    if (opcode >= 8) {
      if (opcode > PONG || (first & 0x80) === 0 || (second & 127) > CONTROL_BYTES)
        throw new BadWebSocket('bad control frame');
    } else {
      if (opcode !== (inMessage ? CONTINUATION : BINARY))
        throw new BadWebSocket('only binary messages are spoken here');
      inMessage = (first & 0x80) === 0;
    }
    const short = second & 127;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (lengthBytes === 8 && (bytes.readUInt32BE(2) !== 0 || (bytes[6] ?? 0) > 127))
      throw new BadWebSocket('frame too long');
    left = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : bytes.readUInt32BE(6);
    bytes.copy(mask, 0, 2 + lengthBytes, 6 + lengthBytes);
    maskAt = 0;
    return 6 + lengthBytes;
  };

  const closeFrame = (): void => {
    if (opcode < 8) return;
    const payload = Buffer.concat(control);
    control = [];
    if (opcode === PING) sink.onPing(payload);
    if (opcode === CLOSE) sink.onClose();
  };

  return {
    feed(chunk) {
      let bytes = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      head = Buffer.alloc(0);
      while (bytes.length > 0) {
        if (left === 0) {
          if (bytes.length < 2 || bytes.length < headBytes(bytes)) {
            head = Buffer.from(bytes.subarray(0, LONGEST_HEAD_BYTES));
            return;
          }
          bytes = bytes.subarray(openFrame(bytes));
          if (left === 0) closeFrame();
          continue;
        }
        const part = bytes.subarray(0, Math.min(left, bytes.length));
        unmask(part, mask, maskAt);
        maskAt = (maskAt + part.length) & 3;
        left -= part.length;
        bytes = bytes.subarray(part.length);
        if (opcode >= 8) control.push(part);
        else sink.onData(part);
        if (left === 0) closeFrame();
      }
    },
  };
}

/** How long the head is that begins with these two bytes. */
function headBytes(bytes: Buffer): number {
  const [first = 0, second = 0] = bytes;
  if ((first & 0x70) !== 0) throw new BadWebSocket('reserved bits are set');
  if ((second & 0x80) === 0) throw new BadWebSocket('a client frame must be masked');
  const short = second & 127;
  return 6 + (short === 126 ? 2 : short === 127 ? 8 : 0);
}

function unmask(bytes: Buffer, mask: Uint8Array, maskAt: number): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] ?? 0) ^ (mask[(maskAt + i) & 3] ?? 0);
}

/** The head of an unmasked frame from the server. */
export function webSocketHead(opcode: 2 | 8 | 10, payloadBytes: number): Buffer {
  if (payloadBytes < 126) return Buffer.from([0x80 | opcode, payloadBytes]);
  if (payloadBytes < 0x10000) {
    const head = Buffer.from([0x80 | opcode, 126, 0, 0]);
    head.writeUInt16BE(payloadBytes, 2);
    return head;
  }
  const head = Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(payloadBytes, 6);
  return head;
}

/** Cuts bytes into messages of a WebSocket, each as long as one of `frames`: together they are as long as `bytes`. */
export function webSocketMessages(bytes: Buffer, frames: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { length } of frames) {
    parts.push(webSocketHead(2, length), bytes.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat(parts);
}
