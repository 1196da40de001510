import { isUtf8 } from 'node:buffer';
import Long from 'long';
import { TlError } from './errors.ts';
import type { TlLimits } from './limits.ts';

export const vectorId = 0x1cb5c415 | 0;
export const boolTrueId = 0x997275b5 | 0;
export const boolFalseId = 0xbc799737 | 0;
export const gzipPackedId = 0x3072cfa1 | 0;
export const rpcErrorId = 0x2144ca19 | 0;

const twoTo32 = 4_294_967_296;
/** Below this length a loop over characters beats a call into the runtime. */
const shortText = 28;

/** What is left of the limits while one value is read; shared by the readers of its gzip_packed parts. */
export interface Budget {
  depth: number;
  elements: number;
  inflatedBytes: number;
  readonly limits: TlLimits;
}

/** What one message may cost to read; a nested or zipped part draws on the same budget. */
export function newBudget(limits: TlLimits): Budget {
  return { depth: limits.depth, elements: limits.elements, inflatedBytes: limits.inflatedBytes, limits };
}

/**
 * A cursor over TL bytes. Each method reads one value and moves on; all throw TlError and none reads past the end.
 * `bytes` and its like are views into the input, not copies.
 */
export class TlReader {
  readonly budget: Budget;
  pos = 0;
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #text: Buffer;
  readonly end: number;

  constructor(bytes: Uint8Array, budget: Budget) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
    this.budget = budget;
  }

  #need(size: number): number {
    const { pos } = this;
    if (size > this.end - pos) throw new TlError('truncated', { needed: size, left: this.end - pos });
    this.pos = pos + size;
    return pos;
  }

  int(): number {
    return this.#view.getInt32(this.#need(4), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#need(8), true);
  }

  long(): Long {
    const pos = this.#need(8);
    return new Long(this.#view.getInt32(pos, true), this.#view.getInt32(pos + 4, true), false);
  }

  int53(): number {
    const pos = this.#need(8);
    const value = this.#view.getInt32(pos + 4, true) * twoTo32 + this.#view.getUint32(pos, true);
    if (!Number.isSafeInteger(value)) throw new TlError('outOfRange', undefined);
    return value;
  }

  bool(): boolean {
    const id = this.int();
    if (id === boolTrueId) return true;
    if (id === boolFalseId) return false;
    throw new TlError('badBool', { id: id >>> 0 });
  }

  raw(size: number): Uint8Array {
    const pos = this.#need(size);
    return this.#bytes.subarray(pos, pos + size);
  }

  int128(): Uint8Array {
    return this.raw(16);
  }

  int256(): Uint8Array {
    return this.raw(32);
  }

  bytes(): Uint8Array {
    const size = this.#blockSize();
    return this.#bytes.subarray(this.pos - size, this.#skipPadding());
  }

  string(): string {
    const size = this.#blockSize();
    const end = this.pos;
    const start = end - size;
    this.#skipPadding();
    if (size <= shortText) {
      let text = '';
      let at = start;
      for (; at < end; at++) {
        const code = this.#bytes[at] ?? 0;
        if (code > 127) break;
        text += String.fromCharCode(code);
      }
      if (at === end) return text;
    }
    if (!isUtf8(this.#bytes.subarray(start, end))) throw new TlError('badUtf8', undefined);
    return this.#text.toString('utf8', start, end);
  }

  /** Moves behind the content of a byte string (before its padding) and returns the content's size. */
  #blockSize(): number {
    const pos = this.#need(4);
    const word = this.#view.getInt32(pos, true);
    const first = word & 255;
    const size = first < 254 ? first : word >>> 8;
    this.pos = first < 254 ? pos + 1 : pos + 4;
    if (first === 255) throw new TlError('badValue', { expected: 'bytes' });
    this.#need(size);
    return size;
  }

  /** Moves behind the padding of a byte string and returns where its content ended. */
  #skipPadding(): number {
    const contentEnd = this.pos;
    // Values always start on a multiple of four bytes from the start of the input.
    this.pos = (contentEnd + 3) & ~3;
    if (this.pos > this.end)
      throw new TlError('truncated', { needed: this.pos - contentEnd, left: this.end - contentEnd });
    return contentEnd;
  }

  /** Reads the head of a vector whose elements take at least `elementSize` bytes each; returns their number. */
  vectorHead(elementSize: number): number {
    const id = this.int();
    if (id !== vectorId) throw new TlError('badVector', { id: id >>> 0 });
    const count = this.int();
    if (count < 0 || count * elementSize > this.end - this.pos) {
      throw new TlError('truncated', { needed: (count >>> 0) * elementSize, left: this.end - this.pos });
    }
    this.spend(count);
    return count;
  }

  spend(elements: number): void {
    this.budget.elements -= elements;
    if (this.budget.elements < 0) throw new TlError('tooMany', { limit: this.budget.limits.elements });
  }

  enter(): void {
    if (--this.budget.depth < 0) throw new TlError('tooDeep', { limit: this.budget.limits.depth });
    this.spend(1);
  }

  leave(): void {
    this.budget.depth++;
  }

  expectEnd(): void {
    if (this.pos !== this.end) throw new TlError('trailingBytes', { left: this.end - this.pos });
  }
}
