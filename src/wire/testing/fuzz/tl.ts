import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { tlBytes, tlInt } from '../../service-tl/writer.ts';
import { ID } from '../../service-tl/ids.ts';
import { createTlCodec, isTlError } from '../../tl/index.ts';
import { randomObjects, seeded } from '../../tl/testing/random-object.ts';
import { layers, schema } from '../../tl/testing/schemas.ts';
import { TlWriter } from '../../tl/writer.ts';
import { createLayerWriters } from '../../tl/writers.ts';
import { damage, spoil } from './damage.ts';
import type { FuzzProperty } from './property.ts';

const codec = createTlCodec();
const requests = [...schema.declarations, ...layers.table.foreign].filter(({ kind }) => kind === 'method');

/** The kind of a refusal, or undefined when a request came out. Anything else is a failure of the program. */
function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    codec.readRequest(bytes);
    return undefined;
  } catch (error) {
    assert.ok(isTlError(error), String(error));
    return error.kind;
  }
}

/** Clients of exactly one layer, made when they are first needed. */
const clients = new Map<number, ReturnType<typeof clientOf>>();

function clientOf(layer: number) {
  const view = layers.table.view(layers.table.nearest(layer));
  const writers = createLayerWriters(layer, view.declaration, undefined);
  const writer = new TlWriter(writers);
  const methods = [...view.all()].filter(({ kind }) => kind === 'method');
  const objects = randomObjects(view.all());
  return (place: number, seed: number): Uint8Array => {
    const method = methods[place % methods.length];
    assert.ok(method);
    writer.start(writers);
    writer.object(objects.object(method, seeded(seed), 4));
    return writer.take();
  };
}

function client(layer: number): ReturnType<typeof clientOf> {
  const known = clients.get(layer) ?? clientOf(layer);
  clients.set(layer, known);
  return known;
}

/** A sound request of any layer. */
const request = fc
  .record({ layer: fc.constantFrom(...layers.table.known), place: fc.nat(), seed: fc.integer() })
  .map(({ layer, place, seed }) => ({ layer, bytes: client(layer)(place, seed) }));

const anyTail: FuzzProperty = {
  part: 'tl',
  name: 'any bytes behind the number of any method of any layer',
  runs: 3_000,
  property: fc.property(fc.constantFrom(...requests), fc.uint8Array({ maxLength: 200 }), ({ id }, tail) => {
    refusalOf(Buffer.concat([tlInt(id), tail]));
  }),
};

const spoiled: FuzzProperty = {
  part: 'tl',
  name: 'a request of any layer with some bytes changed, cut off or added',
  runs: 2_500,
  property: fc.property(request, damage, fc.nat(), ({ bytes }, harm, keep) => {
    assert.notEqual(refusalOf(bytes.subarray(0, keep % bytes.length)), undefined, 'a torn request is none');
    refusalOf(spoil(bytes, harm));
  }),
};

/** What may stand around a request: wrappers of the schema and gzip, in any order. */
const wrap = {
  gzip: (bytes: Uint8Array) => Buffer.concat([tlInt(ID.gzipPacked), tlBytes(gzipSync(bytes))]),
  withoutUpdates: (bytes: Uint8Array) => Buffer.concat([idOf('invokeWithoutUpdates'), bytes]),
  withLayer: (bytes: Uint8Array) => Buffer.concat([idOf('invokeWithLayer'), tlInt(158), bytes]),
  after: (bytes: Uint8Array) => Buffer.concat([idOf('invokeAfterMsg'), Buffer.alloc(8, 4), bytes]),
} as const;
const wraps = Object.keys(wrap) as (keyof typeof wrap)[];
const idOf = (name: string) => tlInt(layers.canonical.declaration(name)?.id ?? 0);

const wrapped: FuzzProperty = {
  part: 'tl',
  name: 'wrappers and gzip around a request, whole and spoiled',
  runs: 1_000,
  property: fc.property(
    request,
    fc.array(fc.constantFrom(...wraps), { maxLength: 8 }),
    damage,
    ({ bytes }, around, harm) => {
      const inside = refusalOf(bytes);
      const whole = around.reduce<Uint8Array>((inner, name) => wrap[name](inner), bytes);
      if (inside === undefined) assert.equal(refusalOf(whole), undefined, 'wrappers change nothing');
      refusalOf(spoil(whole, harm));
    },
  ),
};

export const tlProperties = (): FuzzProperty[] => [anyTail, spoiled, wrapped];
