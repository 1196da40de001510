import type { tl } from '@mtcute/core';
import { compileVectorWriter, type WriteVector } from './compile/write.ts';
import { TlError } from './errors.ts';
import { tlLimits } from './limits.ts';
import { newBudget, rpcErrorId, TlReader } from './reader.ts';
import { createReaders } from './readers.ts';
import { type Declaration, isUnion, type Result } from './schema/declaration.ts';
import { type SchemaFacts, schemaFacts } from './schema/facts.ts';
import { loadSchema } from './schema/load.ts';
import { type ObjectWriters, type TlObject, TlWriter } from './writer.ts';
import { createLayerWriters } from './writers.ts';

export interface TlCodec {
  readonly schema: SchemaFacts;
  /** Reads a request of any supported layer, wrappers included, in its canonical form. Throws TlError. */
  readRequest(bytes: Uint8Array): tl.RpcMethod;
  /** Reads any constructor. Throws TlError. */
  read(bytes: Uint8Array): tl.TlObject;
  /** Writes an object for a client of `layer`. Throws TlError. */
  write(object: tl.TlObject, layer: number): Uint8Array;
  /** Writes what `method` answers with, in the type it answers with at `layer`. Throws TlError. */
  writeResult(method: string, layer: number, value: unknown): Uint8Array;
  /** Writes an rpc_error. */
  writeError(code: number, text: string): Uint8Array;
}

/** Makes the codec; one per process is enough. Codecs of single constructors are compiled when first needed. */
export function createTlCodec(): TlCodec {
  const schema = loadSchema();
  const byName = new Map<string, Declaration>(
    schema.declarations.map((declaration) => [declaration.name, declaration]),
  );
  const readers = createReaders(schema.declarations, () => undefined);
  const newest = createLayerWriters(schema.layer, (name) => byName.get(name), undefined);
  const writersOf = (_layer: number): ObjectWriters => newest;
  const writer = new TlWriter(newest);
  const vectorWriters = new Map<string, WriteVector>();

  function writeVector(type: string, values: readonly unknown[]): void {
    let write = vectorWriters.get(type);
    if (write === undefined) {
      write = compileVectorWriter(type);
      vectorWriters.set(type, write);
    }
    write(writer, values);
  }

  return {
    schema: schemaFacts(schema),
    readRequest(bytes) {
      const r = new TlReader(bytes, newBudget(tlLimits));
      const request = readers.method(r);
      r.expectEnd();
      // The reader took a method of the schema that these types are made from.
      return request as tl.RpcMethod;
    },
    read(bytes) {
      const r = new TlReader(bytes, newBudget(tlLimits));
      const object = readers.constructed(r);
      r.expectEnd();
      return object as tl.TlObject;
    },
    write(object, layer) {
      writer.start(writersOf(layer));
      writer.object(object);
      return writer.take();
    },
    writeResult(method, layer, value) {
      const result = byName.get(method)?.result;
      if (result === undefined) throw new TlError('unknownMethod', { name: method });
      writer.start(writersOf(layer));
      writeResultValue(writer, result, value, writeVector);
      return writer.take();
    },
    writeError(code, text) {
      writer.start(newest);
      writer.int(rpcErrorId);
      writer.int(code);
      writer.string(text);
      return writer.take();
    },
  };
}

function isObject(value: unknown): value is TlObject {
  return typeof value === 'object' && value !== null && '_' in value;
}

function writeResultValue(
  writer: TlWriter,
  result: Result,
  value: unknown,
  writeVector: (type: string, values: readonly unknown[]) => void,
): void {
  if (result.vector) {
    if (!Array.isArray(value)) throw new TlError('badValue', { expected: `vector<${result.type}>` });
    writeVector(result.type, value);
  } else if (result.type === 'Bool') {
    if (typeof value !== 'boolean') throw new TlError('badValue', { expected: 'Bool' });
    writer.bool(value);
  } else {
    if (!isUnion(result.type) || !isObject(value)) throw new TlError('badValue', { expected: result.type });
    writer.object(value);
  }
}
