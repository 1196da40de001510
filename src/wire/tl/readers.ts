import { TlError } from './errors.ts';
import { inflatePacked } from './inflate.ts';
import { standInFor } from './layers/stand-ins.ts';
import type { Declaration } from './schema/declaration.ts';
import { compileReader, type ReadObject } from './compile/read.ts';
import { gzipPackedId, TlReader } from './reader.ts';
import type { TlObject } from './writer.ts';

/** Turns an object as an old layer has it into the canonical one. */
export type Upgrade = (value: TlObject) => TlObject;

export interface Readers {
  /** The reader of a union; `!X` is any method. */
  union(type: string): ReadObject;
  /** Any method. */
  readonly method: ReadObject;
  /** Any constructor. */
  readonly constructed: ReadObject;
}

/**
 * Readers for all given declarations, each compiled when it is first met. A union takes only its own constructors and
 * what may stand in for them, so a field of a decoded object never holds an object of another union. `upgradeOf` may name what is done to objects of a
 * declaration once read.
 */
export function createReaders(
  declarations: Iterable<Declaration>,
  upgradeOf: (declaration: Declaration) => Upgrade | undefined,
): Readers {
  const known = new Map<number, Declaration>();
  for (const declaration of declarations) known.set(declaration.id, declaration);
  const compiled = new Map<number, ReadObject>();
  const unions = new Map<string, ReadObject>();

  function compile(declaration: Declaration): ReadObject {
    const cached = compiled.get(declaration.id);
    if (cached) return cached;
    const read = compileReader(declaration, union);
    const upgrade = upgradeOf(declaration);
    const whole: ReadObject = upgrade ? (r) => upgrade(read(r)) : read;
    compiled.set(declaration.id, whole);
    return whole;
  }

  function readerOf(expected: string, belongs: (declaration: Declaration) => boolean): ReadObject {
    const members = new Map<number, ReadObject>();
    function find(id: number): ReadObject | undefined {
      const declaration = known.get(id);
      if (!declaration) return undefined;
      const standIn = standInFor(expected, declaration);
      if (!standIn && !belongs(declaration)) throw new TlError('wrongType', { id: id >>> 0, expected });
      const whole = compile(declaration);
      const read: ReadObject = standIn ? (r) => standIn(whole(r)) : whole;
      members.set(id, read);
      return read;
    }
    function readAny(r: TlReader): TlObject {
      const id = r.int();
      const read = members.get(id) ?? find(id);
      r.enter();
      if (read === undefined && id !== gzipPackedId)
        throw new TlError('unknownConstructor', { id: id >>> 0, expected });
      const value = read === undefined ? readPacked(r, readAny) : read(r);
      r.leave();
      return value;
    }
    return readAny;
  }

  function union(type: string): ReadObject {
    let read = unions.get(type);
    if (read === undefined) {
      read = readerOf(type, (declaration) =>
        type === '!X'
          ? declaration.kind === 'method'
          : declaration.kind === 'class' && declaration.result.type === type,
      );
      unions.set(type, read);
    }
    return read;
  }

  return {
    union,
    method: union('!X'),
    constructed: readerOf('constructor', (declaration) => declaration.kind === 'class'),
  };
}

function readPacked(r: TlReader, read: ReadObject): TlObject {
  const { budget } = r;
  const inflated = inflatePacked(r.bytes(), budget.inflatedBytes);
  budget.inflatedBytes -= inflated.length;
  const inner = new TlReader(inflated, budget);
  const value = read(inner);
  inner.expectEnd();
  return value;
}
