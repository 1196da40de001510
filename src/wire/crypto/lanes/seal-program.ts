import { aesKeysBytes, aesLanes, encryptBlocks, expandKeys, turnBits } from './aes.ts';
import * as w from './assembler.ts';
import { shaFunction, shaLanes, shaTable, shaTableBytes } from './sha256.ts';

/** Messages that are sealed at once. */
export const lanes = aesLanes;
/** Bytes of the longest encrypted part that a lane has room for. */
export const laneBytes = 4_096;

const half = 16;
const digestBytes = 32;
const blockBytes = 64;

const tableAt = 0;
const keysAt = tableAt + shaTableBytes;
const digestsAt = keysAt + aesKeysBytes;
const otherDigestsAt = digestsAt + lanes * digestBytes;
const aesKeyAt: readonly [number, number] = [
  otherDigestsAt + lanes * digestBytes,
  otherDigestsAt + lanes * (digestBytes + half),
];
const ivAt: readonly [number, number] = [aesKeyAt[1] + lanes * half, aesKeyAt[1] + lanes * half * 2];
/** A block for each lane: msg_key and a part of the auth key, then the padding of SHA-256. */
const keyBlocksAt = ivAt[1] + lanes * half;
/** The same with the two the other way round. */
const otherKeyBlocksAt = keyBlocksAt + lanes * blockBytes;
const inputAt = otherKeyBlocksAt + lanes * blockBytes;
/** 32 bytes of the auth key, what is to be encrypted, and the padding of SHA-256. */
const inputBytes = 32 + laneBytes + blockBytes * 2;
const outputAt = inputAt + lanes * inputBytes;
const outputBytes = half + laneBytes;

/** Where the program finds and leaves what belongs to each lane. */
export const place = {
  lanes,
  input: (lane: number): number => inputAt + lane * inputBytes,
  /** 36 bytes of the auth key. */
  keyPart: (lane: number): number => keyBlocksAt + lane * blockBytes + half,
  otherKeyPart: (lane: number): number => otherKeyBlocksAt + lane * blockBytes,
  /** msg_key and the encrypted part. */
  output: (lane: number): number => outputAt + lane * outputBytes,
};

const eachLane = Array.from({ length: lanes }, (_, lane) => lane);
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31];

/**
 * `run(blocks, sizeBytes)` makes msg_key, the AES key and the encrypted part of a message in each lane (MTProto 2.0);
 * `blocks` are those of the input with its padding, `sizeBytes` is the length of the encrypted part.
 */
const program = (): Uint8Array<ArrayBuffer> =>
  w.buildModule(Math.ceil((outputAt + lanes * outputBytes) / 65_536), [
    shaFunction(tableAt),
    w.buildFunction(2, (builder) => {
      const [blocks = 0, sizeBytes = 0] = builder.params;
      const digest = (from: number, stride: number, count: w.Code, to: number) => {
        for (let lane = 0; lane < lanes; lane += shaLanes) {
          const [at, out] = [from + lane * stride, to + lane * digestBytes];
          builder.emit(w.call(0, w.constant(at), w.constant(stride), count, w.constant(out)));
        }
      };
      digest(inputAt, inputBytes, w.get(blocks), digestsAt);
      const messageKey = builder.local('v128');
      for (const lane of eachLane) {
        builder.emit(w.set(messageKey, w.load(w.constant(digestsAt), lane * digestBytes + 8)));
        for (const to of [place.output(lane), place.keyPart(lane) - half, place.otherKeyPart(lane) + 36])
          builder.emit(w.store(w.constant(to), 0, w.get(messageKey)));
      }
      digest(keyBlocksAt, blockBytes, w.constant(1), digestsAt);
      digest(otherKeyBlocksAt, blockBytes, w.constant(1), otherDigestsAt);
      for (const lane of eachLane) mixDigests(builder, lane);
      expandKeys(builder, aesKeyAt, keysAt);
      encryptChain(builder, sizeBytes);
    }),
  ]);

/** The AES key is A[0…8) B[8…24) A[24…32), the iv B[0…8) A[8…24) B[24…32), of the two digests A and B. */
function mixDigests({ emit }: w.FunctionBuilder, lane: number): void {
  const of = (digests: number, at: number) => w.load(w.constant(digests), lane * digestBytes + at);
  const [a, b] = [digestsAt, otherDigestsAt];
  const put = (to: number, first: number, second: number, at: number) =>
    emit(w.store(w.constant(to), lane * half, w.shuffle(of(first, at), of(second, at), lowHalves)));
  put(aesKeyAt[0], a, b, 0);
  put(aesKeyAt[1], b, a, half);
  put(ivAt[0], b, a, 0);
  put(ivAt[1], a, b, half);
}

/** IGE: c[i] = E(p[i] ^ c[i-1]) ^ p[i-1]; c[-1] is the first half of the iv, p[-1] the second. */
function encryptChain(builder: w.FunctionBuilder, sizeBytes: number): void {
  const eight = () => eachLane.map(() => builder.local('v128'));
  const [before, plain, chain, out] = [eight(), eight(), eight(), eight()];
  const [at, key] = [builder.local('i32'), builder.local('i32')];
  for (const [from, bits] of [[ivAt[0], chain] as const, [ivAt[1], before] as const]) {
    for (const [lane, bit] of bits.entries()) builder.emit(w.set(bit, w.load(w.constant(from), lane * half)));
    turnBits(builder, bits);
  }
  const block = w.collect(builder, (inner) => {
    for (const [lane, bit] of plain.entries()) inner.emit(w.set(bit, w.load(w.get(at), place.input(lane) + 32)));
    turnBits(inner, plain);
    const xorInto = (bits: readonly number[]) =>
      bits.forEach((bit, index) => {
        const chained = chain[index] ?? 0;
        inner.emit(w.set(chained, w.xor(w.get(chained), w.get(bit))));
      });
    xorInto(plain);
    encryptBlocks(inner, chain, key, keysAt);
    xorInto(before);
    for (const lane of eachLane) {
      inner.emit(w.set(before[lane] ?? 0, w.get(plain[lane] ?? 0)));
      inner.emit(w.set(out[lane] ?? 0, w.get(chain[lane] ?? 0)));
    }
    turnBits(inner, out);
    for (const [lane, bit] of out.entries()) inner.emit(w.store(w.get(at), place.output(lane) + half, w.get(bit)));
    inner.emit(w.set(at, w.add(w.get(at), w.constant(half))));
  });
  builder.emit(w.repeatWhile(block, w.subtract(w.get(at), w.get(sizeBytes))));
}

interface Program {
  readonly memory: Buffer;
  readonly words: Int32Array;
  readonly run: (blocks: number, sizeBytes: number) => void;
}

const isRun = (value: unknown): value is Program['run'] => typeof value === 'function';

/** Undefined on a processor whose vectors WebAssembly cannot use. */
export function loadProgram(): Program | undefined {
  const bytes = program();
  if (!WebAssembly.validate(bytes)) return undefined;
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  if (!(memory instanceof WebAssembly.Memory) || !isRun(run)) return undefined;
  const view = Buffer.from(memory.buffer);
  new Int32Array(memory.buffer, tableAt, shaTableBytes / 4).set(shaTable());
  for (const lane of eachLane) {
    for (const block of [keyBlocksAt, otherKeyBlocksAt]) {
      // 52 bytes, the bit behind them, and their number in bits at the end.
      view[block + lane * blockBytes + 52] = 0x80;
      view.writeUInt16BE(52 * 8, block + (lane + 1) * blockBytes - 2);
    }
  }
  return {
    memory: view,
    words: new Int32Array(memory.buffer),
    run,
  };
}
