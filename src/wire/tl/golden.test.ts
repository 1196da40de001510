/** The client library's own generated code reads what we write and writes what we read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TlBinaryReader, TlBinaryWriter, type TlReaderMap, type TlWriterMap } from '@mtcute/tl-runtime';
import fc from 'fast-check';
import { BinaryReader } from 'telegram/extensions/index.js';
import { createTlCodec } from './index.ts';
import type { Declaration } from './schema/declaration.ts';
import { randomObjects, seeded } from './testing/random-object.ts';
import { layers, schema, sentTo } from './testing/schemas.ts';
import type { TlObject } from './writer.ts';

// The package does not export these two, but they stand beside a file that it does.
const binary = (file: string) =>
  new URL(`./binary/${file}`, import.meta.resolve('@mtcute/core/tl/api-schema.json')).href;
const { __tlReaderMap: readerMap }: { __tlReaderMap: TlReaderMap } = await import(binary('reader.js'));
const { __tlWriterMap: writerMap }: { __tlWriterMap: TlWriterMap } = await import(binary('writer.js'));
const { __tlReaderMap: readerMap223 }: { __tlReaderMap: TlReaderMap } = await import('@mtcute/tl223/binary/reader.js');

const codec = createTlCodec();
const objects = randomObjects(schema.declarations);
const classes = schema.declarations.filter(({ kind }) => kind === 'class');
// The library's reader has no methods, as only servers read those.
const methods = schema.declarations.filter(({ kind }) => kind === 'method');
const runs = 1500;

/** The library writes no optional empty vectors; ours keeps the difference, so the comparison goes without them. */
function withoutEmptyLists(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (!('_' in value)) return value;
  const declaration = layers.canonical.declaration(String(value._));
  const optional = new Set(declaration?.fields.filter(({ flag }) => flag).map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      optional.has(key) && Array.isArray(inner) && inner.length === 0 ? undefined : withoutEmptyLists(inner),
    ]),
  );
}

/** A shared flag bit with one empty list under it is a case that the library writes in a way it cannot read. */
function sharesBitWithList(declaration: Declaration): boolean {
  return declaration.fields.some(
    (field) =>
      field.flag &&
      field.vector &&
      declaration.fields.some(
        (other) => other !== field && other.flag?.word === field.flag?.word && other.flag?.bit === field.flag?.bit,
      ),
  );
}

const makeObject = (declaration: Declaration, seed: number): TlObject =>
  withoutEmptyLists(objects.object(declaration, seeded(seed), 4)) as TlObject;

function bytesOf(object: TlObject): Uint8Array {
  return TlBinaryWriter.serializeObject(writerMap, { ...object });
}

function isComparable(object: unknown): boolean {
  if (typeof object !== 'object' || object === null || object instanceof Uint8Array) return true;
  if (Array.isArray(object)) return object.every(isComparable);
  const declaration = '_' in object ? layers.canonical.declaration(String(object._)) : undefined;
  return !(declaration && sharesBitWithList(declaration)) && Object.values(object).every(isComparable);
}

describe('against the client library at its own layer', () => {
  it('writes every constructor and method byte for byte as it does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...classes, ...methods), fc.integer(), (declaration, seed) => {
        const object = makeObject(declaration, seed);
        fc.pre(isComparable(object));
        // @ts-expect-error: the object is random, its type is not known here.
        assert.deepEqual(codec.write(object, schema.layer), bytesOf(object));
      }),
      { numRuns: runs },
    );
  });

  it('reads every constructor as it does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...classes), fc.integer(), (declaration, seed) => {
        const object = makeObject(declaration, seed);
        fc.pre(isComparable(object));
        const bytes = bytesOf(object);
        const expected: unknown = TlBinaryReader.deserializeObject(readerMap, bytes);
        assert.deepEqual(codec.read(bytes), expected);
        assert.deepEqual(codec.read(bytes), object);
      }),
      { numRuns: runs },
    );
  });

  it('reads every request that it writes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), fc.integer(), (declaration, seed) => {
        const object = makeObject(declaration, seed);
        fc.pre(isComparable(object));
        assert.deepEqual(codec.readRequest(bytesOf(object)), object);
      }),
      { numRuns: runs },
    );
  });
});

describe('against the client library of an older layer', () => {
  /** Constructors of which every object can be written for the layer. */
  const sureAt = (layer: number) => {
    const { view, downgrade } = layers.of(layer);
    return classes.filter(({ result, name }) => !downgrade.lossy.has(result.type) && view.has(name));
  };

  function written(layer: number, declaration: Declaration, seed: number): Uint8Array {
    // @ts-expect-error: the object is random, its type is not known here.
    return codec.write(objects.object(declaration, seeded(seed), 4), layer);
  }

  it('writes what the library of layer 223 reads to the last byte', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sureAt(223)), fc.integer(), (declaration, seed) => {
        const bytes = written(223, declaration, seed);
        const reader = new TlBinaryReader(readerMap223, bytes);
        reader.object();
        assert.equal(reader.pos, bytes.length);
      }),
      { numRuns: runs },
    );
  });

  it('writes what another library reads to the last byte at layer 198', () => {
    const sent = sentTo(layers.of(198).view);
    const sure = sureAt(198).filter(({ result }) => sent.has(result.type));
    fc.assert(
      fc.property(fc.constantFrom(...sure), fc.integer(), (declaration, seed) => {
        const bytes = Buffer.from(written(198, declaration, seed));
        const reader = new BinaryReader(bytes);
        reader.tgReadObject();
        assert.equal(reader.tellPosition(), bytes.length);
      }),
      { numRuns: runs },
    );
  });
});
