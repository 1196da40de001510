import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { tl } from '@mtcute/core';
import { isUnion } from '../../src/wire/tl/schema/declaration.ts';
import { layers, strictReader } from '../../src/wire/tl/testing/schemas.ts';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { requestMaker } from './plausible.ts';
import { openStage, type Stage } from './stage.ts';

/** Requests of each method by each caller. */
const seeds = 5;
const spoken = [144, 158, 181, 201, 214, 223, 227];

/** They end the caller's own account or session. */
const suicidal = new Set(['auth.logOut', 'auth.resetAuthorizations', 'account.deleteAccount']);

const cleanups: Parameters<TestContext['after']>[0][] = [];
let dispatcher: Dispatcher;
let stage: Stage;

/** What the server really answered, read by clients of each layer: only their own constructors, to the last byte. */
describe('answers of every method, in the layers that clients speak', () => {
  before(async () => {
    dispatcher = await createDispatcher({ after: (cleanup) => void cleanups.push(cleanup) }, {}, true);
    stage = await openStage(dispatcher);
  });

  after(async () => {
    for (const cleanup of cleanups) await (cleanup as () => Promise<void>)();
  });

  test('each can be written for each layer that has the method, and is read there whole', async (t) => {
    const maker = requestMaker();
    const readers = new Map(spoken.map((layer) => [layer, strictReader(layers.table.view(layer))]));
    const wrong = new Set<string>();
    let read = 0;
    const check = (method: string, layer: number, answer: tl.TlObject): void => {
      const { view, resultOf } = layers.of(layer);
      if (!view.has(method)) return;
      const { type, vector } = resultOf(method).result;
      const bytes = dispatcher.codec.writeResult(method, layer, answer);
      // Lists and yes or no have no constructor of their own.
      if (!vector && isUnion(type) && type !== 'Bool') readers.get(layer)?.(type, bytes);
      read += 1;
    };
    for (const method of dispatcher.methodNames()) {
      const now = layers.canonical.declaration(method)?.result;
      if (suicidal.has(method) || !now || now.vector || !isUnion(now.type) || now.type === 'Bool') continue;
      for (const caller of [stage.person, stage.bot]) {
        for (let seed = 1; seed <= seeds; seed++) {
          const request = maker.make(method, seed, stage.thingsOf(caller));
          const answer = await dispatcher.answer(caller, request).catch(() => undefined);
          if (answer === undefined) continue;
          for (const layer of spoken) {
            try {
              check(method, layer, answer);
            } catch (error) {
              wrong.add(`${method} at layer ${layer}: ${String(error).slice(0, 200)}`);
            }
          }
        }
      }
    }
    t.diagnostic(`${read} answers`);
    assert.ok(read > 1_000, `${read} answers`);
    assert.deepEqual([...wrong], []);
  });
});
