import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExportReader } from '../exchange/telegram-export.ts';
import { deriveSketchKey } from '../fingerprints/keyed-hash.ts';
import { WEIGHTS } from '../networks/weights.ts';
import type { Actor } from '../roles.ts';
import { safetyWorld } from '../testing/world.ts';
import { importObserved } from './import-export.ts';
import { renewNetwork } from './answer-return.ts';
import { loadEngine } from './watcher/engine.ts';
import { forgetExpired } from './watcher/forget.ts';

const moderator: Actor = { person: 1, role: 'moderator', pseudonym: 'M-1', via: 'console' };
const dayMs = 86_400_000;
const verse = 'At dusk the lamp on the corner kindles the quiet street again, and nobody asks who trimmed the wick.';

test('what an observer brought is forgotten after 180 days, unless a person renews it', async () => {
  const world = safetyWorld();
  const { safety } = world;
  const key = deriveSketchKey(safety.crypto, new Uint8Array(32).fill(7));
  const reader = createExportReader();
  const messages = [{ id: 1, type: 'message', date_unixtime: '1770000000', text: verse }];
  const channel = { name: 'Cinder Choir Abroad', type: 'public_channel', messages };
  reader.write(new TextEncoder().encode(JSON.stringify(channel)));
  const read = reader.end();
  assert.ok(read.ok);
  const decode = async () => ({ ok: false, refusal: 'image_unreadable' }) as const;
  const { networkId, fingerprints } = await importObserved(safety, moderator, key, {
    label: 'Cinder Choir',
    policyCategory: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    actionAt: world.nowMs / 1_000,
    note: 'Seen by an observer.',
    chats: read.chats,
    readPicture: async () => undefined,
    decode,
  });
  assert.ok(fingerprints > 0);
  const context = {
    safety,
    key,
    weights: WEIGHTS,
    decode,
    readPicture: decode,
    http: { request: () => Promise.reject(new Error('nobody is asked')) },
    readBytes: async () => undefined,
    holder: 'test',
  };
  const engine = await loadEngine(context);
  const held = async (): Promise<number> =>
    (await safety.store.read((tx) => tx.memory.fingerprints({ networkId, limit: 1_000 }))).items.length;
  const texts = engine.matcher.bank.texts;
  assert.ok(texts > 0, 'it is looked for');

  world.nowMs += 179 * dayMs;
  assert.equal(await forgetExpired(context, engine), 0);
  await renewNetwork(safety, moderator, networkId, 'Still seen elsewhere.');
  world.nowMs += 2 * dayMs;
  assert.equal(await forgetExpired(context, engine), 0, 'a person keeps it');
  assert.equal(await held(), fingerprints);

  world.nowMs += 179 * dayMs;
  assert.equal(await forgetExpired(context, engine), fingerprints);
  assert.equal(await held(), 0);
  assert.equal(engine.matcher.bank.texts, 0, 'and it is looked for no longer');
});
