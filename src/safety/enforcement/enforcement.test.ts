import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSafetyError } from '../errors.ts';
import { statusFromEvents } from '../events/status.ts';
import { subjectKey } from '../subjects.ts';
import { account, channel, moderator, observer, safetyWorld } from '../testing/world.ts';
import { decideIn } from './decide.ts';
import { expireDecisions, reverseDecision, reverseIn } from './reverse.ts';
import { slotsOf } from './slots.ts';
import type { DecisionInput, EnforcementAction } from './types.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;

export const input = (facts: Pick<DecisionInput, 'subject' | 'action'> & Partial<DecisionInput>): DecisionInput => ({
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Poems about lamps are not traded here.' },
  facts: 'Twelve poems on one evening.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'OTHER_VIOLATION_TC',
  keywords: [],
  untilMs: null,
  caseId: null,
  ...facts,
});

const actions: EnforcementAction[] = [
  { kind: 'label', label: 'lamps' },
  { kind: 'restrict', limits: ['no-posting'] },
  { kind: 'restrict', limits: ['no-posting', 'no-invites'] },
  { kind: 'withhold', countries: ['DE'] },
  { kind: 'withhold', countries: ['FR', 'DE'] },
  { kind: 'takedown' },
  { kind: 'ban-usernames', usernames: ['Cinder_Choir'] },
];

describe('decisions', () => {
  it('end in the state before, in whatever order overlapping ones are taken back', async () => {
    const step = fc.oneof(
      fc.nat({ max: actions.length - 1 }).map((n) => ({ make: n })),
      fc.nat({ max: 20 }).map((n) => ({ undo: n })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = safetyWorld();
        const subject = channel(1);
        const facts = world.add(subject);
        const key = subjectKey(subject);
        const before = world.stateOf();
        const open: { id: number; slots: readonly string[] }[] = [];
        for (const one of steps) {
          await world.safety.store.write(async (tx) => {
            if ('make' in one) {
              const action = actions[one.make];
              if (action) open.push(await decideIn(tx, world.safety, moderator, input({ subject, action })));
            } else {
              const [decision] = open.splice(one.undo % Math.max(1, open.length), 1);
              if (decision) await reverseIn(tx, world.safety, moderator, decision.id, 'own');
            }
          });
          const wanted = [...new Set(open.flatMap((decision) => decision.slots))].sort();
          assert.deepEqual([...facts.slots.keys()].sort(), wanted, 'in force is what some decision still holds');
          const events = await world.safety.store.read((tx) => tx.events.bySubject(key, 1000));
          const status = statusFromEvents(key, events);
          assert.deepEqual(status.slots, wanted, 'and the events alone say the same');
          assert.deepEqual(
            status.inForce,
            open.map((decision) => decision.id),
          );
        }
        for (const decision of open)
          await world.safety.store.write((tx) => reverseIn(tx, world.safety, moderator, decision.id, 'own'));
        assert.equal(world.stateOf(), before);
        assert.equal(await world.safety.store.read((tx) => tx.slots.count({})), 0);
      }),
      { numRuns: 40 },
    );
  });

  it('end by themselves when they are timed', async () => {
    const world = safetyWorld();
    const facts = world.add(account(9));
    const untilMs = world.nowMs + 1000;
    await world.safety.store.write((tx) =>
      decideIn(tx, world.safety, moderator, input({ subject: account(9), action: { kind: 'suspend' }, untilMs })),
    );
    assert.equal(await expireDecisions(world.safety), 0);
    assert.equal(facts.slots.size, 1);
    world.nowMs = untilMs;
    assert.equal(await expireDecisions(world.safety), 1);
    assert.equal(facts.slots.size, 0);
    assert.equal(await expireDecisions(world.safety), 0);
  });

  it('are refused without ground or facts, in the past, about nobody, and where they do not fit', async () => {
    const world = safetyWorld();
    world.add(account(9));
    const decide = (facts: Partial<DecisionInput>) => () =>
      world.safety.store.write((tx) =>
        decideIn(tx, world.safety, moderator, input({ subject: account(9), action: { kind: 'suspend' }, ...facts })),
      );
    await assert.rejects(
      decide({ ground: { kind: 'terms', reference: ' ', explanation: 'x' } }),
      refuses('field-missing'),
    );
    await assert.rejects(decide({ facts: '' }), refuses('field-missing'));
    await assert.rejects(decide({ untilMs: world.nowMs }), refuses('field-invalid'));
    await assert.rejects(decide({ subject: account(10) }), refuses('not-found'));
    await assert.rejects(decide({ action: { kind: 'takedown' } }), refuses('action-not-applicable'));
    await assert.rejects(decide({ action: { kind: 'restrict', limits: [] } }), refuses('field-invalid'));
    assert.equal(
      await world.safety.store.read((tx) => tx.events.head()).then((head) => head.seq),
      0,
      'nothing was recorded',
    );
  });

  it('cannot be taken back by an observer, nor by a moderator when an authority ordered them', async () => {
    const world = safetyWorld();
    world.add(account(9));
    const make = (facts: Partial<DecisionInput>) =>
      world.safety.store.write((tx) =>
        decideIn(tx, world.safety, moderator, input({ subject: account(9), action: { kind: 'suspend' }, ...facts })),
      );
    const own = await make({});
    const ordered = await make({ ground: { kind: 'tco-order', reference: 'R-1', explanation: 'ordered' } });
    await assert.rejects(reverseDecision(world.safety, observer, own.id), refuses('not-allowed'));
    await assert.rejects(reverseDecision(world.safety, moderator, ordered.id), refuses('state-invalid'));
    assert.equal((await reverseDecision(world.safety, moderator, own.id)).status, 'reversed');
  });

  it('withhold in countries by two letters', () => {
    assert.deepEqual(slotsOf({ kind: 'withhold', countries: ['FR', 'DE', 'FR'] }, 'chat'), [
      'withhold:DE',
      'withhold:FR',
    ]);
    assert.throws(() => slotsOf({ kind: 'withhold', countries: ['Germany'] }, 'chat'), refuses('field-invalid'));
  });
});
