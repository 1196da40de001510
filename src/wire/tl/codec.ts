import type { tl } from '@mtcute/core';
import { compileVectorWriter, type WriteVector } from './compile/write.ts';
import { TlError } from './errors.ts';
import { createLayers } from './layers/layers.ts';
import { createUpgrades } from './layers/upgrade.ts';
import { tlLimits } from './limits.ts';
import { newBudget, rpcErrorId, TlReader } from './reader.ts';
import { createReaders } from './readers.ts';
import { isUnion, type Result, resultText } from './schema/declaration.ts';
import { type SchemaFacts, schemaFacts } from './schema/facts.ts';
import { loadSchema } from './schema/load.ts';
import { isObject, TlWriter } from './writer.ts';

export interface TlCodec {
  readonly schema: SchemaFacts;
  /**
   * Reads a request of any supported layer in its canonical form, wrappers with their inner request as `query`.
   * A method that no longer exists keeps its old name and fields, which the types do not know: no handler has it.
   * `bytes` fields are views into the input. Throws TlError.
   */
  readRequest(bytes: Uint8Array): tl.RpcMethod;
  /** Reads any constructor. Throws TlError. */
  read(bytes: Uint8Array): tl.TlObject;
  /**
   * Writes an object for a client of `layer`. Any number is taken: see `LayerTable.nearest`. Throws TlError, of kind
   * `notExpressible` when nothing in the layer can stand for the object.
   */
  write(object: tl.TlObject, layer: number): Uint8Array;
  /**
   * Writes the canonical result of a method, named as in the canonical request, in the type the method answers with
   * at `layer`. Throws TlError.
   */
  writeResult(method: string, layer: number, value: unknown): Uint8Array;
  /** Writes an rpc_error. */
  writeError(code: number, text: string): Uint8Array;
}

/** Makes the codec; one per process is enough. Codecs of single constructors are compiled when first needed. */
export function createTlCodec(): TlCodec {
  const schema = loadSchema();
  const layers = createLayers(schema.declarations);
  const upgrades = createUpgrades(layers.canonical, layers.rules);
  const readers = createReaders([...layers.table.foreign, ...schema.declarations], upgrades);
  const writer = new TlWriter(layers.of(schema.layer).writers);
  const writeVector = createVectorWriters(writer);

  function write(object: { readonly _: string }, layer: number): Uint8Array {
    const { writers } = layers.of(layer);
    writer.start(writers);
    const fit = writers.fit(object);
    if (fit === undefined) throw new TlError('notExpressible', { name: object._, layer });
    writer.object(fit);
    return writer.take();
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
    write,
    writeResult(method, layer, value) {
      const { writers, resultOf } = layers.of(layer);
      const { result, rule } = resultOf(method);
      const converted = rule ? rule.convert(value) : value;
      if (converted === undefined) throw new TlError('notExpressible', { name: resultText(result), layer });
      if (!result.vector && isUnion(result.type)) {
        if (!isObject(converted)) throw new TlError('badValue', { expected: resultText(result) });
        return write(converted, layer);
      }
      writer.start(writers);
      writePlainResult(writer, result, converted, writeVector);
      return writer.take();
    },
    writeError(code, text) {
      writer.start(layers.of(schema.layer).writers);
      writer.int(rpcErrorId);
      writer.int(code);
      writer.string(text);
      return writer.take();
    },
  };
}

type WriteVectorOf = (type: string, values: readonly unknown[]) => void;

function createVectorWriters(writer: TlWriter): WriteVectorOf {
  const compiled = new Map<string, WriteVector>();
  return (type, values) => {
    let write = compiled.get(type);
    if (write === undefined) {
      write = compileVectorWriter(type);
      compiled.set(type, write);
    }
    write(writer, values);
  };
}

function writePlainResult(writer: TlWriter, result: Result, value: unknown, writeVector: WriteVectorOf): void {
  if (result.vector) {
    if (!Array.isArray(value)) throw new TlError('badValue', { expected: resultText(result) });
    const values = isUnion(result.type) ? writer.fitAll(value.filter(isObject)) : value;
    writeVector(result.type, values ?? []);
  } else if (result.type === 'Bool' && typeof value === 'boolean') {
    writer.bool(value);
  } else {
    throw new TlError('badValue', { expected: resultText(result) });
  }
}
