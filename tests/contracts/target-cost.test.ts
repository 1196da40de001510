import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addTargets,
  dryRun,
  fileReport,
  type Operation,
  planOperation,
  rollBackOperation,
  runOperation,
  startOperation,
} from '#safety';
import { moderator } from '../../src/safety/testing/world.ts';
import { operationDefaults } from '../support/desk.ts';
import { deskIn } from '../support/desk-world.ts';
import { createTestWorld } from '../support/test-world.ts';

const targets = 24;
const defaults: Operation['defaults'] = {
  ...operationDefaults,
  ground: { ...operationDefaults.ground, kind: 'terms' },
  source: { kind: 'own-initiative' },
  automation: 'none',
};

test('a target of an operation costs the writer few statements, and only the indexes that it changes', async (t) => {
  const statements: string[] = [];
  const messenger = await createTestWorld(t, { onStatement: (text) => statements.push(text) });
  const { world, safety } = deskIn(messenger);
  const people: number[] = [];
  for (let n = 0; n < targets; n++) people.push(await world.addPerson(`Wick ${n}`));
  const [first = 0] = people;
  const { caseId } = await fileReport(safety, {
    reporter: first,
    subject: { kind: 'account', id: first },
    reason: 'spam',
  });
  const operation = await planOperation(safety, moderator, { title: 'Cinder Choir', caseId, defaults });
  await addTargets(
    safety,
    moderator,
    operation.id,
    people.map((id) => ({ subjectKey: `account:${id}`, action: { kind: 'suspend' }, reason: 'network' })),
  );
  await dryRun(safety, moderator, operation.id);
  const spent = async (work: () => Promise<unknown>) => {
    statements.length = 0;
    await work();
    const wide = statements.find((text) => /^UPDATE (?:accounts|safety_\w+) SET .*\b(?:phone|c_subject)\b/s.test(text));
    assert.equal(wide, undefined, 'an update names a column that stays as it is');
    return statements.length / targets;
  };
  await startOperation(safety, moderator, operation.id);
  const executed = await spent(() => runOperation(safety, operation.id));
  assert.ok(executed <= 49, `${executed} statements for a target`);
  await rollBackOperation(safety, moderator, operation.id);
  const undone = await spent(() => runOperation(safety, operation.id));
  assert.ok(undone <= 42, `${undone} statements to undo a target`);
});
