import type Long from 'long';
import { TlError } from './errors.ts';
import { boolFalseId, boolTrueId, vectorId } from './reader.ts';

const twoTo32 = 4_294_967_296;
const startSize = 64 * 1024;
/** A buffer that grew past this is let go after use. */
const keepSize = 1024 * 1024;
const shortText = 40;

/** Any TL object in our form. */
export interface TlObject {
  readonly _: string;
}

/** Whether a value is a TL object, which names its constructor. */
export function isObject(value: unknown): value is TlObject {
  return typeof value === 'object' && value !== null && '_' in value;
}

/** How a layer writes its objects; the writer asks it for each object inside another. */
export interface ObjectWriters {
  writeObject(writer: TlWriter, value: TlObject): void;
  /** What stands for the value in this layer; undefined to leave it out. */
  fit(value: TlObject): TlObject | undefined;
}

/** Builds TL bytes in a buffer that is used again for the next value; `take` copies them out. Throws TlError. */
export class TlWriter {
  #buffer: Buffer = Buffer.allocUnsafeSlow(startSize);
  #view = new DataView(this.#buffer.buffer);
  #pos = 0;
  objects: ObjectWriters;

  constructor(objects: ObjectWriters) {
    this.objects = objects;
  }

  start(objects: ObjectWriters): void {
    this.#pos = 0;
    this.objects = objects;
  }

  take(): Uint8Array {
    const out = new Uint8Array(this.#pos);
    out.set(this.#buffer.subarray(0, this.#pos));
    if (this.#buffer.length > keepSize) this.#resize(startSize, 0);
    this.#pos = 0;
    return out;
  }

  #resize(size: number, used: number): void {
    const next = Buffer.allocUnsafeSlow(size);
    next.set(this.#buffer.subarray(0, used));
    this.#buffer = next;
    this.#view = new DataView(next.buffer);
  }

  /** Makes room for `size` bytes and returns where they go. */
  #room(size: number): number {
    const pos = this.#pos;
    const end = pos + size;
    if (end > this.#buffer.length) this.#resize(Math.max(end, this.#buffer.length * 2), pos);
    this.#pos = end;
    return pos;
  }

  int(value: number): void {
    if ((value | 0) !== value) throw new TlError('badValue', { expected: 'int' });
    const pos = this.#room(4);
    this.#view.setInt32(pos, value, true);
  }

  double(value: number): void {
    if (typeof value !== 'number') throw new TlError('badValue', { expected: 'double' });
    const pos = this.#room(8);
    this.#view.setFloat64(pos, value, true);
  }

  long(value: Long): void {
    const { low, high } = value;
    if (typeof low !== 'number' || typeof high !== 'number') throw new TlError('badValue', { expected: 'long' });
    const pos = this.#room(8);
    this.#view.setInt32(pos, low, true);
    this.#view.setInt32(pos + 4, high, true);
  }

  int53(value: number): void {
    if (!Number.isSafeInteger(value)) throw new TlError('badValue', { expected: 'int53' });
    const pos = this.#room(8);
    this.#view.setInt32(pos, value, true);
    this.#view.setInt32(pos + 4, Math.floor(value / twoTo32), true);
  }

  bool(value: boolean): void {
    if (typeof value !== 'boolean') throw new TlError('badValue', { expected: 'Bool' });
    this.int(value ? boolTrueId : boolFalseId);
  }

  raw(value: Uint8Array): void {
    const pos = this.#room(value.length);
    this.#buffer.set(value, pos);
  }

  int128(value: Uint8Array): void {
    if (value.length !== 16) throw new TlError('badValue', { expected: 'int128' });
    this.raw(value);
  }

  int256(value: Uint8Array): void {
    if (value.length !== 32) throw new TlError('badValue', { expected: 'int256' });
    this.raw(value);
  }

  bytes(value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw new TlError('badValue', { expected: 'bytes' });
    const start = this.#blockHead(value.length);
    this.#buffer.set(value, start);
  }

  string(value: string): void {
    if (typeof value !== 'string') throw new TlError('badValue', { expected: 'string' });
    const { length } = value;
    if (length <= shortText) {
      // Nearly all short texts are ASCII; when one is not, the bytes written here are written over below.
      const mark = this.#pos;
      const start = this.#blockHead(length);
      const buffer = this.#buffer;
      let at = 0;
      for (; at < length; at++) {
        const code = value.charCodeAt(at);
        if (code > 127) break;
        buffer[start + at] = code;
      }
      if (at === length) return;
      this.#pos = mark;
    }
    const size = Buffer.byteLength(value, 'utf8');
    const start = this.#blockHead(size);
    this.#buffer.write(value, start, size, 'utf8');
  }

  /** Writes the length and the padding of a byte string and returns where its content goes. */
  #blockHead(size: number): number {
    if (size > 0xffffff) throw new TlError('badValue', { expected: 'bytes below 16 MiB' });
    const headSize = size < 254 ? 1 : 4;
    const total = (headSize + size + 3) & ~3;
    const pos = this.#room(total);
    // The last word is cleared first: whatever the content leaves of it is padding.
    this.#view.setInt32(pos + total - 4, 0, true);
    if (headSize === 1) this.#buffer[pos] = size;
    else this.#view.setInt32(pos, (size << 8) | 254, true);
    return pos + headSize;
  }

  vectorHead(count: number): void {
    const pos = this.#room(8);
    this.#view.setInt32(pos, vectorId, true);
    this.#view.setInt32(pos + 4, count, true);
  }

  object(value: TlObject): void {
    this.objects.writeObject(this, value);
  }

  fit(value: TlObject | undefined | null): TlObject | undefined {
    return value === undefined || value === null ? undefined : this.objects.fit(value);
  }

  /** The elements that this layer can express, in order. */
  fitAll(values: readonly TlObject[] | undefined | null): TlObject[] | undefined {
    if (values === undefined || values === null) return undefined;
    const fitting: TlObject[] = [];
    for (const value of values) {
      const fit = this.objects.fit(value);
      if (fit !== undefined) fitting.push(fit);
    }
    return fitting;
  }
}
