import Long from 'long';
import { loadSchema } from '../../src/wire/tl/schema/load.ts';
import { type Random, randomObjects, seeded } from '../../src/wire/tl/testing/random-object.ts';

/** Objects that exist, for a generator that would never guess an access hash. */
export interface Things {
  peers: readonly object[];
  users: readonly object[];
  channels: readonly object[];
  /** The newest message id of the caller. */
  lastId: number;
  nowS: number;
}

export interface RequestMaker {
  /** A request of this method: half of its values make sense, the others are whatever the schema allows. */
  make(method: string, seed: number, things: Things): { _: string };
}

const depth = 4;

export function requestMaker(): RequestMaker {
  const { declarations } = loadSchema();
  const objects = randomObjects(declarations);
  const methods = new Map(declarations.filter(({ kind }) => kind === 'method').map((one) => [one.name, one]));
  return {
    make(method, seed, things) {
      const declaration = methods.get(method);
      if (!declaration) throw new Error(`no method: ${method}`);
      const random = seeded(seed);
      const made = objects.object(declaration, random, depth);
      return { ...(sensible(made, '', random, things) as object), _: method };
    },
  };
}

const pick = <T>(from: readonly T[], random: Random): T | undefined => from[Math.floor(random() * from.length)];

const small = new Set(['limit', 'offset', 'addOffset', 'folderId', 'filePart', 'fileTotalParts', 'period', 'score']);
const moments = /Date$|^date$|^expires|^until/;

/** Replaces most values of an object by ones that lead further into the program than noise does. */
function sensible(value: unknown, key: string, random: Random, things: Things): unknown {
  if (Array.isArray(value)) return value.map((one) => sensible(one, key, random, things));
  if (typeof value === 'number') return number(value, key, random, things);
  if (typeof value !== 'object' || value === null || Long.isLong(value) || value instanceof Uint8Array) return value;
  const name = '_' in value && typeof value._ === 'string' ? value._ : '';
  if (random() < 0.85) {
    const known = poolOf(name, things);
    const found = known && pick(known, random);
    if (found) return found;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sensible(one, name, random, things)]));
}

function poolOf(name: string, things: Things): readonly object[] | undefined {
  if (name.startsWith('inputPeerPhotoFile') || name.startsWith('inputPeerNotify')) return undefined;
  if (name.startsWith('inputPeer')) return things.peers;
  if (name === 'inputUser' || name === 'inputUserEmpty' || name === 'inputUserFromMessage') return things.users;
  if (name.startsWith('inputChannel')) return things.channels;
  return undefined;
}

function number(value: number, key: string, random: Random, things: Things): number {
  if (random() < 0.15 || !Number.isInteger(value)) return value;
  if (moments.test(key)) return things.nowS + Math.floor((random() - 0.4) * 100_000);
  if (key === 'period' && random() < 0.5) return 86_400;
  if (small.has(key)) return Math.floor(random() * 40) - 1;
  if (/[iI]d$|^id$|Ids$|pts/i.test(key)) return 1 + Math.floor(random() * things.lastId);
  return Math.floor(random() * 6) - 1;
}
