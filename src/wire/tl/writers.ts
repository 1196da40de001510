import { TlError } from './errors.ts';
import type { Declaration } from './schema/declaration.ts';
import { compileWriter, type WriteObject } from './compile/write.ts';
import type { ObjectWriters, TlObject } from './writer.ts';

/** Returned by a fit that leaves its value out of vectors and optional fields. */
export type Fit = (value: TlObject) => TlObject | undefined;

/**
 * The writers of one layer, each compiled when it is first needed. `fitOf` names what must be done to objects of a
 * constructor before this layer can write them; undefined where they are written as they are.
 */
export function createLayerWriters(
  layer: number,
  declarationOf: (name: string) => Declaration | undefined,
  fitOf: ((name: string) => Fit | undefined) | undefined,
): ObjectWriters {
  const writers = new Map<string, WriteObject>();
  const fits = new Map<string, Fit | undefined>();

  function compile(name: string): WriteObject {
    const declaration = declarationOf(name);
    if (declaration === undefined) throw new TlError('unknownObject', { name });
    const write = compileWriter(declaration, layer, fitOf !== undefined);
    writers.set(name, write);
    return write;
  }

  function findFit(name: string): Fit | undefined {
    const fit = fitOf?.(name);
    fits.set(name, fit);
    return fit;
  }

  return {
    writeObject(writer, value) {
      const write = writers.get(value._) ?? compile(value._);
      write(writer, value);
    },
    fit(value) {
      const name = value._;
      const fit = fits.get(name) ?? (fits.has(name) ? undefined : findFit(name));
      return fit === undefined ? value : fit(value);
    },
  };
}
