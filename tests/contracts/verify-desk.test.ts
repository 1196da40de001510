import assert from 'node:assert/strict';
import { type TestContext, suite, test } from 'node:test';
import { createChannel, sendMessage } from '#domain';
import {
  decideIn,
  type DecisionInput,
  type EnforcementAction,
  proveDecisions,
  reverseIn,
  type SubjectRef,
  systemActor,
} from '#safety';
import { safetySnapshot, verifyStore } from '#storage';
import { deskIn } from '../support/desk-world.ts';
import { noBlobs } from '../support/no-blobs.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';

const about = (subject: SubjectRef, action: EnforcementAction): DecisionInput => ({
  ...{ subject, action },
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Trades poems that are not its own.' },
  facts: 'It traded poems.',
  source: { kind: 'own-initiative' },
  ...{ detectedAutomatically: false, automation: 'none' },
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  ...{ keywords: [], untilMs: null, caseId: null },
});

/** A channel that is taken down, its owner suspended and restricted, a post withheld and shown again. */
async function live(t: TestContext): Promise<TestWorld> {
  const { world, safety } = deskIn(await createTestWorld(t));
  const wick = await world.addPerson('Wick');
  const { chat } = await createChannel(world, { creator: wick, kind: 'channel', title: 'Choir', about: 'poems' });
  const post = await sendMessage(world, { sender: wick, peer: chat, data: { text: 'a poem' } });
  const decide = (subject: SubjectRef, action: EnforcementAction) =>
    safety.store.write((tx) => decideIn(tx, safety, systemActor, about(subject, action)));
  await decide({ kind: 'account', id: wick }, { kind: 'suspend' });
  await decide({ kind: 'account', id: wick }, { kind: 'restrict', limits: ['no-posting'] });
  await decide({ kind: 'chat', id: chat }, { kind: 'takedown' });
  const shown = await decide(
    { kind: 'message', mailbox: chat, peer: chat, messageId: post.id },
    { kind: 'withhold', countries: ['DE'] },
  );
  await safety.store.write((tx) => reverseIn(tx, safety, systemActor, shown.id, 'own'));
  return world;
}

const rules = {
  measures: 'measures in force are held by decisions',
  statuses: 'statuses are those that the ledger tells',
  reasons: 'measures have a ground and a statement of reasons',
};

async function brokenRules({ store }: TestWorld): Promise<string[]> {
  const broken: string[] = [];
  await verifyStore(store, noBlobs, ({ name, broken: n }) => void (n > 0 && broken.push(name)));
  const proof = await safetySnapshot(store, proveDecisions);
  assert.ok(proof.seen > 2);
  if (proof.statuses.length > 0) broken.push(rules.statuses);
  if (proof.reasons.length > 0) broken.push(rules.reasons);
  return broken;
}

const mark = (from: string, to: string) => `body = replace(body, '${from}', '${to}')`;

/** Each kind of damage, as SQL, and the rules that must notice it. */
const damages: [string, string, string[]][] = [
  [
    'a person is let in behind the desk',
    `UPDATE accounts SET data = replace(data, '"suspend"', '"label:x"')`,
    [rules.measures],
  ],
  [
    'the desk forgot what it holds',
    'DELETE FROM safety_slots WHERE id = (SELECT MIN(id) FROM safety_slots)',
    [rules.measures, rules.statuses],
  ],
  [
    'a decision ended, and the ledger does not know',
    `UPDATE safety_decisions SET ${mark('"status":"in-force"', '"status":"reversed"')} WHERE id = 1`,
    [rules.statuses],
  ],
  ['a decision is gone', 'DELETE FROM safety_decisions WHERE id = 3', [rules.statuses]],
  [
    'a statement of reasons is gone',
    'DELETE FROM safety_statements WHERE id = (SELECT MIN(id) FROM safety_statements)',
    [rules.reasons],
  ],
  ['a decision lost its ground', `UPDATE safety_decisions SET ${mark('terms:4.2', '')} WHERE id = 2`, [rules.reasons]],
  [
    'a decision lost its statements',
    `UPDATE safety_decisions SET ${mark('"statementIds":[1]', '"statementIds":[]')} WHERE id = 1`,
    [rules.reasons],
  ],
];

suite('verify reads the desk', () => {
  test('and finds it whole after decisions and their end', async (t) => {
    assert.deepEqual(await brokenRules(await live(t)), []);
  });

  for (const [what, sql, wanted] of damages) {
    test(`and finds that ${what}`, async (t) => {
      const world = await live(t);
      const changed = await world.store.maintain((target) => target.run(sql));
      assert.ok(changed > 0, 'the damage was done');
      assert.deepEqual(await brokenRules(world), wanted);
    });
  }
});
