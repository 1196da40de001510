import * as w from './assembler.ts';

/** SHA-256 (FIPS 180-4) of four messages at once: each 32-bit lane of a vector belongs to one of them. */
export const shaLanes = 4;
/** Bytes of the table that {@link shaTable} fills. */
export const shaTableBytes = 72 * 16;

const rounds = 64;

/** The first 32 bits of what stands behind the point of the roots of the first primes. */
function constants(): { ofRounds: number[]; first: number[] } {
  const primes: number[] = [];
  for (let n = 2; primes.length < rounds; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
  return {
    ofRounds: primes.map((p) => fraction(Math.cbrt(p))),
    first: primes.slice(0, 8).map((p) => fraction(Math.sqrt(p))),
  };
}

/** Each constant four times, for the four lanes: those of the rounds, then the state to begin with. */
export function shaTable(): Int32Array {
  const { ofRounds, first } = constants();
  return Int32Array.from([...ofRounds, ...first].flatMap((value) => [value, value, value, value]));
}

const swapBytes = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12];
const lowPairs = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const highPairs = lowPairs.map((at) => at + 8);
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const highHalves = lowHalves.map((at) => at + 8);

const rotate = (value: w.Code, bits: number): w.Code =>
  w.or(w.shiftRight32(value, bits), w.shiftLeft32(value, 32 - bits));
const xor3 = (a: w.Code, b: w.Code, c: w.Code): w.Code => w.xor(w.xor(a, b), c);

/** Turns a matrix of 4 x 4 words: four words of each lane become four vectors with one word of all lanes. */
function transpose(builder: w.FunctionBuilder, rows: readonly w.Code[], into: readonly number[]): void {
  const pairs = [lowPairs, lowPairs, highPairs, highPairs].map((picks, index) => {
    const local = builder.local('v128');
    const first = index % 2 === 0 ? 0 : 2;
    builder.emit(w.set(local, w.shuffle(rows[first] ?? [], rows[first + 1] ?? [], picks)));
    return w.get(local);
  });
  for (const [index, local] of into.entries()) {
    const [left = [], right = []] = index < 2 ? pairs.slice(0, 2) : pairs.slice(2);
    builder.emit(w.set(local, w.shuffle(left, right, index % 2 === 0 ? lowHalves : highHalves)));
  }
}

/**
 * Parameters: where the first message lies, how far the next ones, its blocks with their padding, where the digests go
 * (32 bytes each). `tableAt` is where {@link shaTable} was put.
 */
export function shaFunction(tableAt: number): ReturnType<typeof w.buildFunction> {
  return w.buildFunction(4, (builder) => {
    const [at = 0, stride = 0, blocks = 0, out = 0] = builder.params;
    const { emit } = builder;
    const vectors = (count: number) => Array.from({ length: count }, () => builder.local('v128'));
    const [state, before, words] = [vectors(8), vectors(8), vectors(16)];
    for (const [index, local] of state.entries())
      emit(w.set(local, w.load(w.constant(tableAt + (rounds + index) * 16), 0)));
    const lanes = [at, ...Array.from({ length: shaLanes - 1 }, () => builder.local('i32'))];
    const table = builder.local('i32');
    const body = w.collect(builder, (inner) => {
      lanes.forEach((lane, index) => {
        if (index > 0) inner.emit(w.set(lane, w.add(w.get(lanes[index - 1] ?? 0), w.get(stride))));
      });
      for (let group = 0; group < 4; group++) {
        const rows = lanes.map((lane) => {
          const row = w.load(w.get(lane), group * 16);
          const swapped = builder.local('v128');
          inner.emit(w.set(swapped, w.shuffle(row, row, swapBytes)));
          return w.get(swapped);
        });
        transpose(inner, rows, words.slice(group * 4, group * 4 + 4));
      }
      for (const [index, local] of before.entries()) inner.emit(w.set(local, w.get(state[index] ?? 0)));
      inner.emit(w.set(table, w.constant(tableAt)));
      sixteenRounds(inner, state, words, table, false);
      const later = w.collect(inner, (rest) => {
        rest.emit(w.set(table, w.add(w.get(table), w.constant(16 * 16))));
        sixteenRounds(rest, state, words, table, true);
      });
      inner.emit(w.repeatWhile(later, w.subtract(w.get(table), w.constant(tableAt + 48 * 16))));
      for (const [index, local] of state.entries())
        inner.emit(w.set(local, w.add32(w.get(local), w.get(before[index] ?? 0))));
      inner.emit(w.set(at, w.add(w.get(at), w.constant(64))));
      inner.emit(w.set(blocks, w.subtract(w.get(blocks), w.constant(1))));
    });
    emit(w.repeatWhile(body, w.get(blocks)));
    for (const half of [0, 4]) {
      const turned = vectors(4);
      const rows = state.slice(half, half + 4).map((local) => w.shuffle(w.get(local), w.get(local), swapBytes));
      transpose(builder, rows, turned);
      for (const [lane, local] of turned.entries()) emit(w.store(w.get(out), lane * 32 + half * 4, w.get(local)));
    }
  });
}

/** After sixteen rounds every variable is back in its place. `renew` makes the next sixteen words from the last. */
function sixteenRounds(
  { emit, local }: w.FunctionBuilder,
  state: readonly number[],
  words: readonly number[],
  table: number,
  renew: boolean,
): void {
  const [sum, swap] = [local('v128'), local('v128')];
  const word = (round: number) => w.get(words[round & 15] ?? 0);
  for (let round = 0; round < 16; round++) {
    if (renew) {
      const [older, newer] = [word(round + 1), word(round + 14)];
      const s0 = xor3(rotate(older, 7), rotate(older, 18), w.shiftRight32(older, 3));
      const s1 = xor3(rotate(newer, 17), rotate(newer, 19), w.shiftRight32(newer, 10));
      emit(w.set(words[round] ?? 0, w.add32(w.add32(word(round), word(round + 9)), w.add32(s0, s1))));
    }
    const of = (index: number) => state[(index + 16 - round) & 7] ?? 0;
    const [a, b, c, e, f, g] = [of(0), of(1), of(2), of(4), of(5), of(6)].map(w.get);
    if (!a || !b || !c || !e || !f || !g) throw new Error('the state has eight words');
    const known = w.add32(w.add32(w.get(of(7)), word(round)), w.load(w.get(table), round * 16));
    const mixed = xor3(rotate(e, 6), rotate(e, 11), rotate(e, 25));
    emit(w.set(sum, w.add32(w.add32(known, mixed), w.select(f, g, e))));
    emit(w.set(of(3), w.add32(w.get(of(3)), w.get(sum))));
    // Where a and b differ c decides, else they do.
    emit(w.set(swap, w.select(c, b, w.xor(a, b))));
    emit(w.set(of(7), w.add32(w.add32(w.get(sum), w.get(swap)), xor3(rotate(a, 2), rotate(a, 13), rotate(a, 22)))));
  }
}
