import * as w from './assembler.ts';

/**
 * AES-256 (FIPS 197) of eight blocks at once, each with a key of its own, without tables: vector i holds bit i of every
 * byte, and bit n of each of its bytes belongs to block n (Käsper and Schwabe, "Faster and Timing-Attack Resistant
 * AES-GCM", 2009).
 */
export const aesLanes = 8;
const aesRounds = 14;
/** Bytes of one round's key in all lanes. */
const roundKeyBytes = aesLanes * 16;
export const aesKeysBytes = (aesRounds + 1) * roundKeyBytes;

/**
 * The S-box without its constant: Boyar and Peralta, "A small depth-16 circuit for the AES S-box", 2012. x0 is the
 * highest bit that goes in, s0 the highest that comes out.
 */
const substitution = `
  y14=x3^x5 y13=x0^x6 y9=x0^x3 y8=x0^x5 t0=x1^x2 y1=t0^x7 y4=y1^x3 y12=y13^y14 y2=y1^x0 y5=y1^x6 y3=y5^y8 t1=x4^y12
  y15=t1^x5 y20=t1^x1 y6=y15^x7 y10=y15^t0 y11=y20^y9 y7=x7^y11 y17=y10^y11 y19=y10^y8 y16=t0^y11 y21=y13^y16 y18=x0^y16
  t2=y12&y15 t3=y3&y6 t4=t3^t2 t5=y4&x7 t6=t5^t2 t7=y13&y16 t8=y5&y1 t9=t8^t7 t10=y2&y7 t11=t10^t7 t12=y9&y11 t13=y14&y17
  t14=t13^t12 t15=y8&y10 t16=t15^t12 t17=t4^t14 t18=t6^t16 t19=t9^t14 t20=t11^t16 t21=t17^y20 t22=t18^y19 t23=t19^y21
  t24=t20^y18 t25=t21^t22 t26=t21&t23 t27=t24^t26 t28=t25&t27 t29=t28^t22 t30=t23^t24 t31=t22^t26 t32=t31&t30 t33=t32^t24
  t34=t23^t33 t35=t27^t33 t36=t24&t35 t37=t36^t34 t38=t27^t36 t39=t29&t38 t40=t25^t39 t41=t40^t37 t42=t29^t33 t43=t29^t40
  t44=t33^t37 t45=t42^t41 z0=t44&y15 z1=t37&y6 z2=t33&x7 z3=t43&y16 z4=t40&y1 z5=t29&y7 z6=t42&y11 z7=t45&y17 z8=t41&y10
  z9=t44&y12 z10=t37&y3 z11=t33&y4 z12=t43&y13 z13=t40&y5 z14=t29&y2 z15=t42&y9 z16=t45&y14 z17=t41&y8
  t46=z15^z16 t47=z10^z11 t48=z5^z13 t49=z9^z10 t50=z2^z12 t51=z2^z5 t52=z7^z8 t53=z0^z3 t54=z6^z7 t55=z16^z17 t56=z12^t48
  t57=t50^t53 t58=z4^t46 t59=z3^t54 t60=t46^t57 t61=z14^t57 t62=t52^t58 t63=t49^t58 t64=z4^t59 t65=t61^t62 t66=z1^t63
  s0=t59^t63 s6=t56^t62 s7=t48^t60 t67=t64^t65 s3=t53^t66 s4=t51^t66 s5=t47^t65 s1=t64^s3 s2=t55^t67`;
const gates = [...substitution.matchAll(/(\w+)=(\w+)([&^])(\w+)/g)];
/** The S-box's constant is 0x63. */
const inverted = [0, 1, 5, 6];

const shiftRows = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];
const below = (rows: number) => Array.from({ length: 16 }, (_, at) => (at & ~3) | ((at + rows) & 3));
/** The last column in all four, once as it is and once turned by a byte. */
const lastColumn = Array.from({ length: 16 }, (_, at) => 12 + (at & 3));
const lastColumnTurned = Array.from({ length: 16 }, (_, at) => 12 + ((at + 1) & 3));
/** Moves columns to the right and puts zeros, which are the second operand, in front. */
const columnsRight = (columns: number) =>
  Array.from({ length: 16 }, (_, at) => (at < columns * 4 ? 16 : at - columns * 4));
/** 0xff in the first byte of each column. */
const firstRow = Array.from({ length: 16 }, (_, at) => (at % 4 === 0 ? 0xff : 0));

const permute = (value: w.Code, picks: readonly number[]): w.Code => w.shuffle(value, value, picks);
const picked = (locals: readonly number[], index: number): w.Code => w.get(locals[index & 7] ?? 0);

/** Turns blocks into bits and back: what was bit i of vector n is bit n of vector i. */
export function turnBits({ emit, local }: w.FunctionBuilder, vectors: readonly number[]): void {
  const moved = local('v128');
  for (const [distance, mask] of [[1, 0x55] as const, [2, 0x33] as const, [4, 0x0f] as const]) {
    for (const [index, low] of vectors.entries()) {
      const high = vectors[index + distance];
      if ((index & distance) !== 0 || high === undefined) continue;
      const differing = w.xor(w.shiftRight64(w.get(low), distance), w.get(high));
      emit(w.set(moved, w.and(differing, w.bytes(mask))));
      emit(w.set(high, w.xor(w.get(high), w.get(moved))));
      emit(w.set(low, w.xor(w.get(low), w.shiftLeft64(w.get(moved), distance))));
    }
  }
}

/** Puts every byte through the S-box, without its constant; `bits[0]` is the lowest. */
function substitute({ emit, local }: w.FunctionBuilder, bits: readonly number[]): void {
  const named = new Map(bits.map((bit, index) => [`x${7 - index}`, bit]));
  const valueOf = (name = '') => w.get(named.get(name) ?? 0);
  for (const [, name = '', left, operation, right] of gates) {
    const result = local('v128');
    emit(w.set(result, (operation === '&' ? w.and : w.xor)(valueOf(left), valueOf(right))));
    named.set(name, result);
  }
  for (const [index, bit] of bits.entries()) emit(w.set(bit, valueOf(`s${7 - index}`)));
}

/**
 * Writes the keys of all rounds to `to`, from the two halves of each lane's key, 16 bytes a lane. The constant of the
 * S-box is added to those of the rounds that follow one: it passes ShiftRows and MixColumns unchanged.
 */
export function expandKeys(builder: w.FunctionBuilder, halves: readonly [number, number], to: number): void {
  const { emit } = builder;
  const eight = () => Array.from({ length: 8 }, () => builder.local('v128'));
  const [first, second, next] = [eight(), eight(), eight()];
  const ones = w.bytes(0xff);
  const write = (round: number, bits: readonly number[]) => {
    for (const [index, bit] of bits.entries()) {
      const value = round > 0 && inverted.includes(index) ? w.xor(w.get(bit), ones) : w.get(bit);
      emit(w.store(w.constant(to + round * roundKeyBytes), index * 16, value));
    }
  };
  for (const [half, bits] of [first, second].entries()) {
    for (const [lane, bit] of bits.entries())
      emit(w.set(bit, w.load(w.constant(halves[half === 0 ? 0 : 1]), lane * 16)));
    turnBits(builder, bits);
    write(half, bits);
  }
  for (let round = 2; round <= aesRounds; round++) {
    const [older, newer] = round % 2 === 0 ? [first, second] : [second, first];
    for (const [index, bit] of next.entries()) emit(w.set(bit, picked(newer, index)));
    substitute(builder, next);
    for (const [index, bit] of older.entries()) {
      let added = permute(picked(next, index), round % 2 === 0 ? lastColumnTurned : lastColumn);
      if (inverted.includes(index)) added = w.xor(added, ones);
      // The constant of every second round is a single bit.
      if (round % 2 === 0 && index === round / 2 - 1)
        added = w.xor(
          added,
          w.shuffle(
            ones,
            w.bytes(0),
            firstRow.map((byte) => (byte ? 0 : 16)),
          ),
        );
      emit(w.set(bit, w.xor(w.get(bit), w.shuffle(w.get(bit), w.bytes(0), columnsRight(1)))));
      emit(w.set(bit, w.xor(w.get(bit), w.shuffle(w.get(bit), w.bytes(0), columnsRight(2)))));
      emit(w.set(bit, w.xor(w.get(bit), added)));
    }
    write(round, older);
  }
}

/** Encrypts one block of each lane in place; `key` is an `i32` local of its own, `keysAt` where the keys begin. */
export function encryptBlocks(builder: w.FunctionBuilder, bits: readonly number[], key: number, keysAt: number): void {
  const { emit } = builder;
  const addKey = (inner: w.FunctionBuilder, values: readonly w.Code[]) => {
    for (const [index, bit] of bits.entries())
      inner.emit(w.set(bit, w.xor(values[index] ?? [], w.load(w.get(key), index * 16))));
  };
  emit(w.set(key, w.constant(keysAt)));
  addKey(builder, bits.map(w.get));
  const round = w.collect(builder, (inner) => {
    inner.emit(w.set(key, w.add(w.get(key), w.constant(roundKeyBytes))));
    substitute(inner, bits);
    addKey(inner, mixColumns(inner, bits));
  });
  emit(w.repeatWhile(round, w.subtract(w.get(key), w.constant(keysAt + (aesRounds - 1) * roundKeyBytes))));
  emit(w.set(key, w.add(w.get(key), w.constant(roundKeyBytes))));
  substitute(builder, bits);
  addKey(
    builder,
    bits.map((bit) => permute(w.get(bit), shiftRows)),
  );
}

/** ShiftRows and MixColumns: with t = a ^ (a one row below), each byte becomes 2t ^ (a one below) ^ (t two below). */
function mixColumns({ emit, local }: w.FunctionBuilder, bits: readonly number[]): w.Code[] {
  const under = below(1).map((at) => shiftRows[at] ?? 0);
  const turned = bits.map((bit) => {
    const result = local('v128');
    emit(w.set(result, permute(w.get(bit), under)));
    return result;
  });
  const sums = bits.map((bit, index) => {
    const result = local('v128');
    emit(w.set(result, w.xor(permute(w.get(bit), shiftRows), picked(turned, index))));
    return result;
  });
  const reduced = [1, 3, 4];
  return bits.map((_, index) => {
    const doubled = reduced.includes(index) ? w.xor(picked(sums, index - 1), picked(sums, 7)) : picked(sums, index + 7);
    return w.xor(w.xor(doubled, picked(turned, index)), permute(picked(sums, index), below(2)));
  });
}
