/** Bytes of strangers: whatever comes in, a request comes out or a TlError does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { createTlCodec, isTlError, tlLimits } from './index.ts';
import { randomObjects, seeded } from './testing/random-object.ts';
import { layers, schema } from './testing/schemas.ts';

const codec = createTlCodec();
const objects = randomObjects(schema.declarations);
const requests = [...schema.declarations, ...layers.table.older].filter(({ kind }) => kind === 'method');
const newest = schema.declarations.filter(({ kind }) => kind === 'method');

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

describe('hostile bytes', () => {
  it('any bytes behind the number of any method', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requests), fc.uint8Array({ maxLength: 200 }), ({ id }, tail) => {
        refusalOf(Buffer.concat([int(id), tail]));
      }),
      { numRuns: 3000 },
    );
  });

  it('a request with some bytes changed, cut off or added', () => {
    const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) });
    const cases = fc.record({ method: fc.constantFrom(...newest), seed: fc.integer(), keep: fc.nat() });
    fc.assert(
      fc.property(cases, fc.array(change, { maxLength: 4 }), ({ method, seed, keep }, changes) => {
        // @ts-expect-error: the request is random, its type is not known here.
        const bytes = codec.write(objects.object(method, seeded(seed), 4), schema.layer);
        assert.notEqual(refusalOf(bytes.subarray(0, keep % bytes.length)), undefined);
        assert.notEqual(refusalOf(Buffer.concat([bytes, int(0)])), undefined);
        for (const { at, to } of changes) bytes[at % bytes.length] = to;
        refusalOf(bytes);
        refusalOf(bytes.subarray(0, keep % bytes.length));
      }),
      { numRuns: 2000 },
    );
  });

  it('stops at the number of elements and at the depth', () => {
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
});
