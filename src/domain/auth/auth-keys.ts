import type { World, WriteTx } from '../ports.ts';
import { endOne } from './sessions.ts';

/** So many temporary keys may be bound to a permanent one at once: libraries use one for each of their connections. */
const boundAtMost = 64;

/**
 * From now on the temporary key speaks for the permanent one, until `expiresAt`. Where too many do so already the oldest
 * ones end.
 */
export async function bindTemporaryKey(
  world: World,
  binding: { temporary: string; permanent: string; expiresAt: number },
): Promise<void> {
  const ended = await world.store.write(async (tx) => {
    await tx.auth.bindKey(binding.temporary, binding.permanent, binding.expiresAt);
    const others = (await tx.auth.boundKeys(binding.permanent)).filter((keyId) => keyId !== binding.temporary);
    const oldest = others.slice(boundAtMost - 1);
    for (const keyId of oldest) await tx.auth.removeKey(keyId);
    return oldest;
  });
  if (ended.length > 0) world.bus.publishKeysDropped(ended, true);
}

/** Forgets a key, the device that is signed in under it and the temporary keys that are bound to it. False: it was unknown. */
export async function destroyKey(world: World, keyId: string): Promise<boolean> {
  const gone = await world.store.write((tx) => removeWhole(world, tx, keyId));
  if (gone.length > 0) world.bus.publishKeysDropped(gone, true);
  return gone.length > 0;
}

async function removeWhole(world: World, tx: WriteTx, keyId: string): Promise<string[]> {
  const authorization = await tx.auth.authorization(keyId);
  if (authorization) await endOne(world, tx, authorization);
  const bound = await tx.auth.boundKeys(keyId);
  for (const temporary of bound) await tx.auth.removeKey(temporary);
  return (await tx.auth.removeKey(keyId)) ? [keyId, ...bound] : bound;
}

/** A key under which nobody is signed in is forgotten after this long; its client then makes another one by itself. */
const unusedKeyS = 7 * 24 * 3600;

/** In one commit: each is a few statements, and others wait for them. */
const keysPerCommit = 20;

/**
 * Forgets temporary keys whose time is over and permanent ones that nobody signed in with, as everybody may make keys.
 * Returns how many, `limit` or a few more at most.
 */
export async function removeVoidKeys(world: World, limit: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const gone = await world.store.write((tx) => removeSome(world, tx), 'background');
    if (gone.length > 0) world.bus.publishKeysDropped(gone, true);
    removed += gone.length;
    if (gone.length === 0 || removed >= limit) return removed;
  }
}

async function removeSome(world: World, tx: WriteTx): Promise<string[]> {
  const nowS = world.clock.nowS();
  const expired = await tx.auth.expiredKeys(nowS, keysPerCommit);
  const over = [...expired, ...(await tx.auth.unusedKeys(nowS - unusedKeyS, keysPerCommit))];
  const removed: string[] = [];
  for (const keyId of over) removed.push(...(await removeWhole(world, tx, keyId)));
  return removed;
}
