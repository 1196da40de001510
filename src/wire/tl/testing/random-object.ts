import Long from 'long';
import { type Declaration, type Field, isUnion } from '../schema/declaration.ts';
import type { TlObject } from '../writer.ts';

/** Numbers from a seed, the same each time (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const texts = [
  '',
  'a',
  'hello',
  'Привет',
  'مرحبا بالعالم',
  '你好',
  '👋🏽 family 👨‍👩‍👧',
  'x'.repeat(253),
  'y'.repeat(260),
];

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function randomBytes(size: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: size }, () => random() * 256);
}

function randomScalar(type: string, random: Random): unknown {
  switch (type) {
    case 'int':
      return (random() * 2 ** 32) | 0;
    case 'int53':
      return random() < 0.1 ? -1 - Math.floor(random() * 1000) : Math.floor(random() * 2 ** 53);
    case 'long':
      return new Long((random() * 2 ** 32) | 0, (random() * 2 ** 32) | 0);
    case 'double':
      return (random() - 0.5) * 1e6;
    case 'string':
      return pick(texts, random);
    case 'bytes':
      return randomBytes(random() * 40, random);
    case 'Bool':
    case 'true':
      return random() < 0.5;
    case 'int128':
      return randomBytes(16, random);
    case 'int256':
      return randomBytes(32, random);
    default:
      throw new Error(`no scalar: ${type}`);
  }
}

/** Makes objects of any declaration of a schema, of bounded depth. */
export interface RandomObjects {
  object(declaration: Declaration, random: Random, depth: number): TlObject;
  value(type: string, vector: boolean, random: Random, depth: number): unknown;
}

export function randomObjects(declarations: Iterable<Declaration>): RandomObjects {
  const members = new Map<string, Declaration[]>();
  const all = [...declarations];
  for (const declaration of all) {
    const union = declaration.kind === 'method' ? '!X' : declaration.result.type;
    members.set(union, [...(members.get(union) ?? []), declaration]);
  }
  const heights = heightsOf(all, members);

  function object(declaration: Declaration, random: Random, depth: number): TlObject {
    const made: Record<string, unknown> = {};
    // Fields that share a bit are all there or none is.
    const present = new Map<string, boolean>();
    for (const field of declaration.fields) {
      if (field.type === '#') continue;
      if (!field.flag) {
        made[field.key] = fieldValue(field, random, depth);
        continue;
      }
      const bit = `${field.flag.word}.${field.flag.bit}`;
      const isThere = present.get(bit) ?? (depth > 0 && random() < 0.5);
      present.set(bit, isThere);
      if (field.type === 'true') made[field.key] = isThere;
      else made[field.key] = isThere ? fieldValue(field, random, depth) : undefined;
    }
    return { _: declaration.name, ...made };
  }

  function fieldValue(field: Field, random: Random, depth: number): unknown {
    return value(field.type, field.vector, random, depth);
  }

  function value(type: string, vector: boolean, random: Random, depth: number): unknown {
    if (vector) {
      const length = depth <= 0 ? 0 : Math.floor(random() * 3);
      return Array.from({ length }, () => value(type, false, random, depth));
    }
    if (!isUnion(type) && type !== '!X') return randomScalar(type, random);
    const candidates = members.get(type) ?? [];
    const fitting = candidates.filter(({ id }) => (heights.get(id) ?? 0) <= Math.max(depth - 1, 0));
    const lowest = () =>
      [...candidates].sort((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0)).slice(0, 1);
    return object(pick(fitting.length > 0 ? fitting : lowest(), random), random, depth - 1);
  }

  return { object, value };
}

/** How deep the smallest object of each declaration is. */
function heightsOf(
  all: readonly Declaration[],
  members: ReadonlyMap<string, readonly Declaration[]>,
): Map<number, number> {
  const heights = new Map<number, number>();
  const unionHeight = (type: string) =>
    Math.min(...(members.get(type) ?? []).map(({ id }) => heights.get(id) ?? Number.POSITIVE_INFINITY));
  for (let before = -1; before !== heights.size; ) {
    before = heights.size;
    for (const { id, fields } of all) {
      if (heights.has(id)) continue;
      const inner = fields
        .filter(({ flag, vector, type }) => !flag && !vector && (isUnion(type) || type === '!X'))
        .map(({ type }) => unionHeight(type) + 1);
      const height = Math.max(0, ...inner);
      if (Number.isFinite(height)) heights.set(id, height);
    }
  }
  return heights;
}
