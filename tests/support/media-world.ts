import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type AccountId, type Bus, defaultLimits, type World } from '#domain';
import { openFolderBlobs, openSqliteStore } from '#storage';
import { createImages } from '../../src/server/images/create-images.ts';

export interface MediaWorld extends World {
  /** The clock stands still and moves by this. */
  waitS(seconds: number): void;
  signUp(firstName: string): Promise<AccountId>;
}

const quietBus: Bus = {
  publish: () => undefined,
  publishTransient: () => undefined,
  publishKeysDropped: () => undefined,
  subscribe: () => () => undefined,
};

/** A world with a real store, real files and real pictures in a temporary folder, and a clock that stands still. */
export async function createMediaWorld(t: Pick<TestContext, 'after'>): Promise<MediaWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-media-'));
  const store = await openSqliteStore(join(folder, 'tocsin.db'), { onCommit: () => undefined });
  const images = createImages();
  t.after(async () => {
    images.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  let nowMs = Date.now();
  return {
    store,
    images,
    blobs: await openFolderBlobs(folder),
    bus: quietBus,
    clock: { nowMs: () => nowMs, nowS: () => Math.floor(nowMs / 1000) },
    random: { bytes: (length) => randomBytes(length), below: (limit) => randomInt(limit) },
    codes: { send: async () => undefined },
    gate: { beforeSend: async () => ({ verdict: 'allow' }) },
    limits: defaultLimits,
    settings: { signUp: 'open', flood: false, dcId: 2, httpBase: 'http://127.0.0.1' },
    waitS: (seconds) => {
      nowMs += seconds * 1000;
    },
    signUp: (firstName) =>
      store.write(async (tx) => {
        const id = await tx.accounts.insert({ kind: 'person', firstName, lastName: '', createdAt: 1 });
        await tx.updates.createMailbox(id);
        return id;
      }),
  };
}
