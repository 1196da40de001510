import { createHmac } from 'node:crypto';
import Long from 'long';
import { createLru } from '#lib/lru.ts';

/**
 * Access hashes are not stored: each is a keyed hash of who looks and what is looked at, so a valid one proves that this
 * server showed the object to this account.
 */
export interface AccessHashes {
  of(viewer: number, kind: HashedKind, id: number): Long;
  matches(viewer: number, kind: HashedKind, id: number, hash: Long): boolean;
  /** The keyed hash of anything else that this server must recognise as its own word. */
  seal(text: string): Uint8Array;
}

export type HashedKind = 'peer' | 'photo' | 'document' | 'stickerSet' | 'inlineMessage' | 'game';

const cacheSize = 200_000;

export function createAccessHashes(secret: Uint8Array): AccessHashes {
  const cache = createLru<string, Long>(cacheSize);
  function of(viewer: number, kind: HashedKind, id: number): Long {
    const name = `${kind}:${viewer}:${id}`;
    const known = cache.get(name);
    if (known) return known;
    const digest = createHmac('sha256', secret).update(name).digest();
    const hash = new Long(digest.readInt32LE(0), digest.readInt32LE(4), false);
    cache.set(name, hash);
    return hash;
  }
  const seal = (text: string): Uint8Array => createHmac('sha256', secret).update(`seal:${text}`).digest();
  return { of, seal, matches: (viewer, kind, id, hash) => of(viewer, kind, id).equals(hash) };
}
