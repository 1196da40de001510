import type { Framing } from './framing.ts';

/** Bytes of a connection that do not make a whole frame yet. */
export interface Reassembly {
  chunks: Buffer[];
  sizeBytes: number;
  /** No frame can be complete before this many bytes have gathered. */
  neededBytes: number;
}

export function createReassembly(): Reassembly {
  return { chunks: [], sizeBytes: 0, neededBytes: 0 };
}

/** A piece shorter than this is joined with others, as each takes some hundred bytes beside what is in it. */
const SHORT_BYTES = 16_384;

/**
 * Puts a piece behind those that wait. Short ones are joined as soon as there is one of about their length before them:
 * whoever sends byte by byte fills no memory with pieces, and no byte is copied more than some times.
 */
export function hold(state: Reassembly, chunk: Buffer): void {
  if (chunk.length === 0) return;
  const { chunks } = state;
  let last = chunk;
  for (let before = chunks.at(-1); before !== undefined; before = chunks.at(-1)) {
    if (before.length >= SHORT_BYTES || before.length >= last.length * 2) break;
    chunks.pop();
    last = Buffer.concat([before, last]);
  }
  chunks.push(last);
  state.sizeBytes += chunk.length;
}

/** Called for each packet; false stops the cutting, and the rest waits for the next call of {@link feed}. */
export type PacketSink = (bytes: Buffer, start: number, end: number, quickAck: boolean) => boolean;

/**
 * Takes the next bytes of a stream and hands each complete packet to `sink`, in order. Pieces are joined only when
 * enough of them are there, so a large packet in small pieces is copied once. Returns false when the stream is nonsense.
 */
export function feed(state: Reassembly, framing: Framing, chunk: Buffer, sink: PacketSink): boolean {
  let bytes = chunk;
  if (state.sizeBytes > 0) {
    hold(state, chunk);
    if (state.sizeBytes < state.neededBytes) return true;
    bytes = state.chunks.length === 1 ? (state.chunks[0] ?? chunk) : Buffer.concat(state.chunks, state.sizeBytes);
    state.chunks = [];
    state.sizeBytes = 0;
  }
  let at = 0;
  state.neededBytes = 0;
  while (at < bytes.length) {
    const sizeBytes = framing.scan(bytes, at, bytes.length);
    if (sizeBytes < 0) return false;
    if (sizeBytes === 0 || at + sizeBytes > bytes.length) {
      state.neededBytes = sizeBytes;
      break;
    }
    if (!framing.verify(bytes, at, sizeBytes)) return false;
    at += sizeBytes;
    if (!sink(bytes, framing.payloadStart, framing.payloadEnd, framing.quickAck)) break;
  }
  keep(state, bytes, at);
  return true;
}

function keep(state: Reassembly, bytes: Buffer, at: number): void {
  const rest = bytes.length - at;
  if (rest === 0) return;
  // A short rest is copied, so that it does not hold the whole chunk that it came in.
  state.chunks = [rest < bytes.length / 2 ? Buffer.from(bytes.subarray(at)) : bytes.subarray(at)];
  state.sizeBytes = rest;
}
