import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createTlCodec, isTlError, tlLimits } from './index.ts';
import { layers, schema } from './testing/schemas.ts';

const codec = createTlCodec();

function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    codec.readRequest(bytes);
    return undefined;
  } catch (error) {
    assert(isTlError(error), `${error}`);
    return error.kind;
  }
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}

test('a request is read as far as the number of elements and the depth allow, packed or not', () => {
  const vector = (count: number) => Buffer.concat([int(0x1cb5c415), int(count)]);
  const getMessages = Buffer.from(codec.write({ _: 'messages.getMessages', id: [] }, schema.layer)).subarray(0, 4);
  const many = tlLimits.elements + 1;
  const self = Buffer.from(codec.write({ _: 'inputMessagePinned' }, schema.layer));
  const list = Buffer.concat([getMessages, vector(many), Buffer.alloc(many * 4, self)]);
  assert.equal(refusalOf(list), 'tooMany');
  // The same request in a few kilobytes of gzip.
  const packed = gzipSync(list);
  const head = Buffer.alloc(4);
  head.writeUInt32LE((packed.length << 8) | 254);
  const pad = Buffer.alloc((4 - (packed.length % 4)) % 4);
  assert.equal(refusalOf(Buffer.concat([int(0x3072cfa1), head, packed, pad])), 'tooMany');
  const wrapper = int(layers.canonical.declaration('invokeWithoutUpdates')?.id ?? 0);
  assert.equal(refusalOf(Buffer.concat(Array.from({ length: 10_000 }, () => wrapper))), 'tooDeep');
});
