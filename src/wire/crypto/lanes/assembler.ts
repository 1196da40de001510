/**
 * As much of WebAssembly's binary format as the functions beside this file need, so that their source is what runs: no
 * compiler, no module from elsewhere. A piece of code is a byte or a list of pieces, and leaves
 * at most one value on the stack.
 * Encodings: https://webassembly.github.io/spec/core/binary/
 */
export type Code = number | readonly Code[];

type ValueType = 'i32' | 'v128';
const valueTypes = { i32: 0x7f, v128: 0x7b };
const noValue = 0x40;
const vectorPrefix = 0xfd;

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const byte = rest & 0x7f;
    const isLast = rest >= -0x40 && rest < 0x40;
    bytes.push(isLast ? byte : byte | 0x80);
    if (isLast) return bytes;
  }
}

const vector = (opcode: number): Code => [vectorPrefix, unsigned(opcode)];
const binary =
  (opcode: Code) =>
  (left: Code, right: Code): Code => [left, right, opcode];
const shift = (opcode: number) => {
  const code = vector(opcode);
  return (value: Code, bits: number): Code => [value, constant(bits), code];
};

/** A 32-bit number. */
export const constant = (value: number): Code => [0x41, signed(value)];
/** The value of a local, by its number. */
export const get = (local: number): Code => [0x20, unsigned(local)];
/** Puts a value into a local of the function. */
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)];
export const add = binary(0x6a);
export const subtract = binary(0x6b);
/** Calls the function of this index in the module. */
export const call = (index: number, ...values: readonly Code[]): Code => [values, 0x10, unsigned(index)];

/** Runs the body, and again as long as the condition is not zero. */
export const repeatWhile = (body: Code, condition: Code): Code => [0x03, noValue, body, condition, 0x0d, 0x00, 0x0b];

/** 16 bytes at an address, which need not be aligned; `offset` is added to it. */
export const load = (address: Code, offset: number): Code => [address, vector(0), 0, unsigned(offset)];
/** The other way: writes 16 bytes. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...[address, value],
  ...[vector(11), 0, unsigned(offset)],
];
/** The same byte 16 times. */
export const bytes = (value: number): Code => [vector(12), Array.from({ length: 16 }, () => value)];
/** Picks 16 of the 32 bytes of both. */
export const shuffle = (left: Code, right: Code, picks: readonly number[]): Code => [left, right, vector(13), picks];
export const and = binary(vector(78));
export const or = binary(vector(80));
export const xor = binary(vector(81));
/** Bits of `ones` where the mask has ones, else of `zeros`. */
export const select = (ones: Code, zeros: Code, mask: Code): Code => [ones, zeros, mask, vector(82)];
export const shiftLeft32 = shift(171);
export const shiftRight32 = shift(173);
export const add32 = binary(vector(174));
export const shiftLeft64 = shift(203);
export const shiftRight64 = shift(205);

export interface FunctionBuilder {
  /** Parameters, all of them `i32`, come first. */
  readonly params: readonly number[];
  local(type: ValueType): number;
  emit(...code: readonly Code[]): void;
}

interface BuiltFunction {
  params: number;
  body: readonly number[];
}

/** A function of `i32` parameters that returns nothing. */
export function buildFunction(params: number, write: (builder: FunctionBuilder) => void): BuiltFunction {
  const locals: number[] = [];
  const code: Code[] = [];
  write({
    params: Array.from({ length: params }, (_, index) => index),
    local: (type) => params + locals.push(valueTypes[type]) - 1,
    emit: (...pieces) => void code.push(...pieces),
  });
  const declared = locals.map((type) => [1, type]);
  return { params, body: flat([unsigned(locals.length), declared, code, 0x0b]) };
}

/** What is emitted inside, as a piece of code. */
export function collect(builder: FunctionBuilder, write: (inner: FunctionBuilder) => void): Code {
  const code: Code[] = [];
  write({ ...builder, emit: (...pieces) => void code.push(...pieces) });
  return code;
}

function flat(code: Code, into: number[] = []): number[] {
  if (typeof code === 'number') into.push(code);
  else for (const piece of code) flat(piece, into);
  return into;
}

const sized = (content: Code): Code => {
  const flattened = flat(content);
  return [unsigned(flattened.length), flattened];
};
const list = (items: readonly Code[]): Code => [unsigned(items.length), items];
const section = (id: number, items: readonly Code[]): Code => [id, sized(list(items))];
const text = (value: string): Code => sized([...Buffer.from(value)]);

/** A module with a memory of its own, exported as `memory`; the last function is exported as `run`. */
export function buildModule(memoryPages: number, functions: readonly BuiltFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params }) => [0x60, list(Array.from({ length: params }, () => valueTypes.i32)), 0]);
  const code: Code = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, types),
    section(3, [...functions.keys()].map(unsigned)),
    section(5, [[0x00, unsigned(memoryPages)]]),
    section(7, [
      [text('memory'), 0x02, 0x00],
      [text('run'), 0x00, unsigned(functions.length - 1)],
    ]),
    section(
      10,
      functions.map(({ body }) => sized(body)),
    ),
  ];
  return Uint8Array.from(flat(code));
}
