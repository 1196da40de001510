export type FramingName = 'abridged' | 'intermediate' | 'padded' | 'full';

/**
 * Cuts a byte stream into packets and wraps packets for it. One object serves one connection: `scan` leaves what it
 * found in the fields, so that no object is made for each packet.
 */
export interface Framing {
  readonly name: FramingName;
  /** Set by `scan`: where the packet lies in the bytes that were scanned, and whether a quick ack is wanted. */
  payloadStart: number;
  payloadEnd: number;
  quickAck: boolean;
  /** Size of the frame that starts at `at`: 0 when its header is not complete, -1 when it is nonsense or too long. */
  scan(bytes: Buffer, at: number, end: number): number;
  /** Checks a complete frame after `scan`. False closes the connection. */
  verify(bytes: Buffer, at: number, sizeBytes: number): boolean;
  /** A frame for a packet of this size; the packet goes to `headBytes(size)`, then `finish` completes it. */
  begin(payloadBytes: number): Buffer;
  headBytes(payloadBytes: number): number;
  finish(frame: Buffer): void;
  /** The bytes of a quick acknowledgement, or undefined when the framing has none. */
  quickAckFrame(token: number): Buffer | undefined;
}

export interface FramingOptions {
  /** The longest packet to accept. */
  packetBytes: number;
  randomBytes: (sizeBytes: number) => Uint8Array;
}

/** The framing named by the four bytes that a client sends first (plain or inside the obfuscated header). */
export function framingOfTag(tag: number): FramingName | undefined {
  if (tag === 0xefefefef) return 'abridged';
  if (tag === 0xeeeeeeee) return 'intermediate';
  if (tag === 0xdddddddd) return 'padded';
  return undefined;
}
