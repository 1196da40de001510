import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileIntoCase } from '../cases/open.ts';
import { SafetyError } from '../errors.ts';
import type { Actor } from '../roles.ts';
import { safetyWorld } from '../testing/world.ts';
import type { NetworkMatch } from './types.ts';
import { decideMatches } from './verdicts.ts';
import { returnsOf } from './operation-return.ts';

const person = (id: number, role: Actor['role'] = 'moderator'): Actor => ({
  person: id,
  role,
  pseudonym: `M-${id}`,
  via: 'console',
});

const match = (id: number, facts: Partial<NetworkMatch> = {}): NetworkMatch => ({
  id,
  subjectKey: `chat:${-1_000_000_000_000 - id}`,
  networkId: 'net1',
  kind: 'channel',
  state: 'priority',
  lane: 'normal',
  tenths: 120,
  posterior: 0.98,
  lines: [],
  wouldChange: [],
  posts: 3,
  nodeId: null,
  createdAtMs: 1_000,
  raisedAtMs: 2_000,
  updatedAtMs: 2_000,
  caseId: null,
  friction: null,
  confirmations: [],
  verdict: null,
  reviewBecause: null,
  history: [],
  ...facts,
});

async function withMatches(count: number) {
  const world = safetyWorld();
  const ids = Array.from({ length: count }, (_, at) => at + 1);
  await world.safety.store.write(async (tx) => {
    for (const id of ids) await tx.matches.put(match(id));
  });
  return { world, safety: world.safety, ids };
}

test('up to 25 members of a network are confirmed by one person, more need a second one', async () => {
  const { safety, ids } = await withMatches(26);
  const few = await decideMatches(safety, person(1), ids.slice(0, 25), 'confirm', 'the same poems');
  assert.equal(few.decided.length, 25);
  const alone = await decideMatches(safety, person(1), [26], 'confirm', 'the same poems');
  assert.deepEqual([alone.decided.length, alone.waiting.length], [0, 1], 'one by one is no way around it');
  const again = await decideMatches(safety, person(1), [26], 'confirm', 'the same poems');
  assert.equal(again.waiting.length, 1, 'nobody is their own second person');
  const second = await decideMatches(safety, person(2, 'reviewer'), [26], 'confirm', 'the same poems');
  assert.deepEqual(second.decided[0]?.verdict?.by, ['M-1', 'M-2']);
  const told = await safety.store.read((tx) => tx.journal.count({}));
  assert.equal(told, 26, 'the watcher hears of each confirmation once');
});

test('observers may not answer, and unknown matches are refused before anything is written', async () => {
  const { safety } = await withMatches(1);
  const refusal = (code: string) => (error: unknown) => error instanceof SafetyError && error.code === code;
  await assert.rejects(decideMatches(safety, person(3, 'observer'), [1], 'confirm', 'x'), refusal('not-allowed'));
  await assert.rejects(decideMatches(safety, person(1), [1, 99], 'refute', 'x'), refusal('not-found'));
  assert.equal((await safety.store.read((tx) => tx.matches.get(1)))?.state, 'priority');
});

test('a refuted match ends the case that nothing else opened', async () => {
  const { world, safety } = await withMatches(1);
  const subject = { kind: 'chat', id: -1_000_000_000_001 } as const;
  world.add(subject);
  const source = { kind: 'match', id: 1 } as const;
  const filed = await safety.store.write(async (tx) => {
    const held = await fileIntoCase(tx, safety, 'system', { subject, source, queue: 'match', reason: null, weight: 1 });
    await tx.matches.put(match(1, { caseId: held.id }));
    return held;
  });
  const { decided } = await decideMatches(safety, person(1), [1], 'refute', 'another choir');
  assert.equal(decided[0]?.state, 'refuted');
  assert.equal((await safety.store.read((tx) => tx.cases.get(filed.id)))?.status, 'closed');
});

test('a member that came back twice is back once, since its first successor', () => {
  const confirmed = [
    match(1, { nodeId: 'n1', createdAtMs: 9_000, raisedAtMs: 9_500 }),
    match(2, { nodeId: 'n1', createdAtMs: 5_000, raisedAtMs: 5_500 }),
    match(3, { nodeId: null, createdAtMs: 7_000, raisedAtMs: 7_000 }),
  ];
  assert.deepEqual(
    [...returnsOf(['n1', 'n2', 'n3'], confirmed)],
    [
      ['n1', 5],
      ['n2', 7],
    ],
  );
});
