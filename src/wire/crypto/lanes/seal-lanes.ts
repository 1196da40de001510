import { loadProgram, place } from './seal-program.ts';

/** A message of the server that was laid out in its frame and is not encrypted yet. */
export interface Unsealed {
  frame: Buffer;
  /** Where its msg_key goes; 16 bytes on begins what is to be encrypted. */
  at: number;
  /** The auth key's 256 bytes, also as 64 numbers. */
  key: { readonly key: Buffer; readonly words: Int32Array };
  /** Told once the frame's packet is complete. */
  framing: { finish(frame: Buffer): void };
}

/** Empty lanes cost as much as full ones: fewer messages are encrypted sooner one by one. */
export const fewestInLanes = 4;

const messageKeyBytes = 16;
/** Parts of the auth key in numbers of four bytes: in front of the message for msg_key, and in each of the two digests. */
const inFront = { from: 24, words: 8 };
const inFirst = { from: 2, words: 9 };
const inSecond = { from: 12, words: 9 };

let program: ReturnType<typeof loadProgram> | 'unknown' = 'unknown';
/** The length that the padding in the lanes is for. */
let paddedFor = 0;
let blocks = 0;

/** Makes the program; the first who needs it need not wait then. */
export function warmUpLanes(): void {
  if (program === 'unknown') program = loadProgram();
}

/** Encrypts up to eight messages of one length; false where the processor cannot. */
export function sealInLanes(messages: readonly Unsealed[], from: number, count: number, sizeBytes: number): boolean {
  if (program === 'unknown') program = loadProgram();
  if (program === undefined) return false;
  const { memory, words } = program;
  if (paddedFor !== sizeBytes) padFor(memory, sizeBytes);
  for (let lane = 0; lane < count; lane++) {
    const message = messages[from + lane];
    if (message === undefined) continue;
    const { frame, at, key } = message;
    const input = place.input(lane);
    copyWords(key.words, inFront, words, input);
    copyWords(key.words, inFirst, words, place.keyPart(lane));
    copyWords(key.words, inSecond, words, place.otherKeyPart(lane));
    const start = at + messageKeyBytes;
    frame.copy(memory, input + 32, start, start + sizeBytes);
  }
  program.run(blocks, sizeBytes);
  for (let lane = 0; lane < count; lane++) {
    const message = messages[from + lane];
    if (message === undefined) continue;
    const output = place.output(lane);
    memory.copy(message.frame, message.at, output, output + messageKeyBytes + sizeBytes);
    message.framing.finish(message.frame);
  }
  return true;
}

function copyWords(key: Int32Array, part: { from: number; words: number }, into: Int32Array, at: number): void {
  const to = at >>> 2;
  for (let index = 0; index < part.words; index++) into[to + index] = key[part.from + index] ?? 0;
}

/** The padding of SHA-256 behind each lane's input: one bit, zeros, and the length in bits. */
function padFor(memory: Buffer, sizeBytes: number): void {
  const usedBytes = 32 + sizeBytes;
  blocks = Math.ceil((usedBytes + 9) / 64);
  for (let lane = 0; lane < place.lanes; lane++) {
    const end = place.input(lane) + usedBytes;
    const paddedEnd = place.input(lane) + blocks * 64;
    memory.fill(0, end, paddedEnd);
    memory[end] = 0x80;
    memory.writeUInt32BE(usedBytes * 8, paddedEnd - 4);
  }
  paddedFor = sizeBytes;
}
