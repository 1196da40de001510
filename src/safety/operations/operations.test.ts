import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSafetyError } from '../errors.ts';
import type { SafetyContext } from '../ports.ts';
import { subjectKey } from '../subjects.ts';
import { defaults, network, progress, targetsOf } from '../testing/operation.ts';
import { account, channel, moderator, observer, owner, reviewer, staff } from '../testing/world.ts';
import {
  approveOperation,
  cancelOperation,
  pauseOperation,
  resumeOperation,
  rollBackOperation,
  startDueOperations,
  startOperation,
} from './approve.ts';
import { dryRun } from './dry-run.ts';
import { addTargets, excludeTarget, nameProtected, planOperation } from './plan.ts';
import { runOperation, stepOperation } from './run.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
describe('an operation', () => {
  it('says beforehand what it would change and touches nothing', async () => {
    const { world, safety, id } = await network(10);
    const before = world.stateOf();
    const { dryRun: summary } = await dryRun(safety, moderator, id);
    assert.equal(world.stateOf(), before);
    assert.deepEqual(
      [
        summary?.included,
        summary?.excluded,
        summary?.membersTouched,
        summary?.sessionsToClose,
        summary?.coAdmins,
        summary?.firstGroup,
      ],
      [10, 0, 50, 5, 0, 5],
    );
  });

  it('leaves out press, researchers, observers and staff unless each is named, and a named one needs a second person', async () => {
    const { safety, subjects, world, id } = await network(6, (w, all) => {
      const journalist = w.subjects.get(subjectKey(all[1] ?? account(1)));
      if (journalist) journalist.protectedRoles = ['press'];
    });
    const operation = await dryRun(safety, moderator, id);
    assert.deepEqual([operation.dryRun?.included, operation.dryRun?.excluded], [5, 1]);
    const excluded = (await targetsOf(safety, id)).find((target) => target.status === 'excluded');
    assert.deepEqual([excluded?.excludedBecause, excluded?.protectedRoles], ['protected', ['press']]);
    await assert.rejects(
      nameProtected(safety, moderator, excluded?.id ?? 0, 'runs the network'),
      refuses('not-allowed'),
    );
    await nameProtected(safety, reviewer, excluded?.id ?? 0, 'runs the network');
    const again = await dryRun(safety, moderator, id);
    assert.equal(again.dryRun?.included, 6);
    await assert.rejects(startOperation(safety, moderator, id), refuses('second-person-required'));
    await assert.rejects(
      approveOperation(safety, reviewer, id, again.dryRun?.planDigest ?? ''),
      refuses('same-person'),
    );
    await approveOperation(safety, owner, id, again.dryRun?.planDigest ?? '');
    await startOperation(safety, moderator, id);
    assert.equal(await runOperation(safety, id), 'done');
    assert.equal(world.subjects.get(subjectKey(subjects[1] ?? account(1)))?.slots.size, 1);
  });

  it('spares somebody who became protected after the dry run', async () => {
    const { world, safety, subjects, id } = await network(4);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    const late = world.subjects.get(subjectKey(subjects[3] ?? account(1)));
    if (late) late.protectedRoles = ['researcher'];
    await runOperation(safety, id);
    assert.equal(late?.slots.size, 0);
    const { counts } = await progress(safety, id);
    assert.deepEqual([counts.done, counts.excluded], [3, 1]);
  });

  it('needs a second person above 25 targets, who approves exactly the plan as it stands', async () => {
    const { world, safety, id } = await network(26);
    const planned = await dryRun(safety, moderator, id);
    const digest = planned.dryRun?.planDigest ?? '';
    await assert.rejects(startOperation(safety, moderator, id), refuses('second-person-required'));
    await assert.rejects(approveOperation(safety, moderator, id, digest), refuses('not-allowed'));
    await assert.rejects(approveOperation(safety, observer, id, digest), refuses('not-allowed'));
    await assert.rejects(
      approveOperation(safety, staff('owner', moderator.person), id, digest),
      refuses('same-person'),
    );
    await assert.rejects(approveOperation(safety, reviewer, id, 'another plan'), refuses('approval-stale'));
    await approveOperation(safety, reviewer, id, digest);
    world.add(account(999));
    await addTargets(safety, moderator, id, [
      { subjectKey: 'account:999', action: { kind: 'suspend' }, reason: 'one more' },
    ]);
    await assert.rejects(
      startOperation(safety, moderator, id),
      refuses('state-invalid'),
      'a changed plan must be looked at again',
    );
    await dryRun(safety, moderator, id);
    await assert.rejects(startOperation(safety, moderator, id), refuses('second-person-required'));
    const [any] = await targetsOf(safety, id);
    await excludeTarget(safety, moderator, any?.id ?? 0, true);
    const final = await dryRun(safety, moderator, id);
    await approveOperation(safety, reviewer, id, final.dryRun?.planDigest ?? '');
    assert.equal((await startOperation(safety, moderator, id)).state, 'running');
  });

  it('takes creators and backup admins in one commit, before anything else', async () => {
    const { world, safety, id } = await network(24);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    // Laid ready in small pieces, and nobody feels it before all are.
    for (let steps = 0; world.strikes.length === 0; steps += 1) {
      assert.ok(steps < 12 && world.applied.length === 0);
      await stepOperation(safety, id);
    }
    assert.deepEqual([world.strikes, world.applied.length], [[12], 12], 'all of them in one transaction');
    assert.ok(
      world.applied.every((line) => line.startsWith('account:')),
      'it holds only leaders',
    );
    assert.equal((await progress(safety, id)).counts.done, 0);
    await runOperation(safety, id);
    assert.equal((await progress(safety, id)).counts.done, 24);
    assert.equal(world.applied.length, 24, 'nobody was struck twice');
    assert.deepEqual([world.strikes.length, world.announced.length], [1, 12]);
  });

  it('spares a leader who became protected between the strike and the record', async () => {
    const { world, safety, subjects, id } = await network(8);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    while (world.strikes.length === 0) await stepOperation(safety, id);
    const late = world.subjects.get(subjectKey(subjects[3] ?? account(1)));
    assert.equal(late?.slots.size, 1);
    if (late) late.protectedRoles = ['press'];
    await runOperation(safety, id);
    assert.deepEqual([late?.slots.size, (await progress(safety, id)).counts.excluded], [0, 1]);
  });

  it('gives back what was struck when it is rolled back before the decisions were written', async () => {
    const { world, safety, id } = await network(24);
    const before = world.stateOf();
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    while (world.strikes.length === 0) await stepOperation(safety, id);
    await stepOperation(safety, id);
    await pauseOperation(safety, moderator, id, 'the list was wrong');
    assert.notEqual(world.stateOf(), before);
    await rollBackOperation(safety, moderator, id);
    assert.equal(await runOperation(safety, id), 'rolled-back');
    assert.equal(world.stateOf(), before);
    const slots = await safety.store.read((tx) => tx.slots.count({}));
    assert.deepEqual([slots, (await progress(safety, id)).counts.undone], [0, 12]);
  });

  it('takes back what was laid ready when it is rolled back before the strike', async () => {
    const { world, safety, id } = await network(24);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    await stepOperation(safety, id);
    assert.ok([...world.subjects.values()].some(({ prepared }) => prepared.size > 0));
    await rollBackOperation(safety, moderator, id);
    assert.equal(await runOperation(safety, id), 'rolled-back');
    assert.ok([...world.subjects.values()].every(({ prepared, slots }) => prepared.size + slots.size === 0));
    assert.deepEqual([world.strikes, await safety.store.read((tx) => tx.slots.count({}))], [[], 0]);
  });

  it('keeps nobody struck whose decision cannot be written', async () => {
    const { world, safety, id } = await network(8);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    const broken: SafetyContext = {
      ...safety,
      messenger: {
        async tell(tx, person, message) {
          if (person === 103) throw new Error('no mailbox');
          return safety.messenger.tell(tx, person, message);
        },
      },
    };
    assert.equal(await runOperation(broken, id), 'done');
    const { counts } = await progress(safety, id);
    assert.deepEqual([counts.done, counts.failed], [7, 1]);
    assert.equal(world.subjects.get('account:103')?.slots.size, 0);
    const slots = await safety.store.read((tx) => tx.slots.count({}));
    assert.equal(slots, 7);
  });

  it('fails one broken target alone', async () => {
    const { world, safety, subjects, id } = await network(8);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    world.subjects.delete(subjectKey(subjects[2] ?? channel(1)));
    assert.equal(await runOperation(safety, id), 'done');
    const { counts } = await progress(safety, id);
    assert.deepEqual([counts.done, counts.failed], [7, 1]);
  });

  it('continues after a crash in the middle without doing anything twice, and rolls back to the state before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 23 }), async (crashAt) => {
        const { world, safety, id } = await network(20);
        const before = world.stateOf();
        await dryRun(safety, moderator, id);
        await startOperation(safety, moderator, id);
        // The disk goes away at some write: nothing of that transaction stays, also not in the messenger.
        const { apply, prepare, strike } = safety.enforcement;
        let effects = 0;
        let dead = false;
        const cut = () => {
          effects += 1;
          if (effects === crashAt) dead = true;
          if (dead) throw new Error('power cut');
        };
        const crashing: SafetyContext = {
          ...safety,
          enforcement: {
            ...safety.enforcement,
            apply: async (tx, change) => (cut(), apply(tx, change)),
            prepare: async (tx, change) => (cut(), prepare(tx, change)),
            strike: async (tx, accounts) => (cut(), strike(tx, accounts)),
          },
          store: {
            read: safety.store.read,
            async write(work) {
              if (dead) throw new Error('power cut');
              const undo = world.remember();
              try {
                return await safety.store.write(work);
              } catch (error) {
                undo();
                throw error;
              }
            },
          },
        };
        // Ten leaders are laid ready and struck at once, then ten others follow.
        if (crashAt <= 21) await assert.rejects(runOperation(crashing, id), /power cut/);
        assert.equal(await runOperation(safety, id), 'done');
        assert.equal(world.applied.length, 20);
        assert.equal(new Set(world.applied).size, 20, 'nothing was done twice');
        assert.equal((await progress(safety, id)).counts.done, 20);
        const statements = await safety.store.read((tx) => tx.statements.count({}));
        assert.equal(statements, 20);
        await rollBackOperation(safety, moderator, id);
        assert.equal(await runOperation(safety, id), 'rolled-back');
        assert.equal(world.stateOf(), before);
      }),
      { numRuns: 12 },
    );
  });

  it('is done once where two nodes take the same batch at the same moment', async () => {
    const { world, safety, id } = await network(10);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    // Between what one node reads and what it writes, another one does the same batch.
    let inner = false;
    const raced: SafetyContext = {
      ...safety,
      store: {
        read: safety.store.read,
        async write(work, turn) {
          if (!inner) {
            inner = true;
            await stepOperation(safety, id);
            inner = false;
          }
          return safety.store.write(work, turn);
        },
      },
    };
    assert.equal(await runOperation(raced, id), 'done');
    assert.deepEqual([world.applied.length, new Set(world.applied).size], [10, 10]);
    const [decisions, statements] = await safety.store.read(async (tx) => [
      await tx.decisions.count({}),
      await tx.statements.count({}),
    ]);
    assert.deepEqual([decisions, statements], [10, 10]);
    await rollBackOperation(safety, moderator, id);
    assert.equal(await runOperation(raced, id), 'rolled-back');
    const ends = await safety.store.read(async (tx) => {
      const { seq } = await tx.events.head();
      return (await tx.events.between(0, seq, ['operation-target-undone', 'operation-rolled-back'])).length;
    });
    assert.equal(ends, 11, 'each target was undone once');
  });

  it('stops where it is paused while a batch is under way', async () => {
    const { world, safety, id } = await network(10);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    while (world.strikes.length === 0) await stepOperation(safety, id);
    const { counts } = await progress(safety, id);
    const late: SafetyContext = {
      ...safety,
      store: {
        read: safety.store.read,
        async write(work, turn) {
          await pauseOperation(safety, moderator, id, 'somebody called').catch(() => undefined);
          return safety.store.write(work, turn);
        },
      },
    };
    await stepOperation(late, id);
    const paused = await progress(safety, id);
    assert.deepEqual([paused.operation.state, paused.counts], ['paused', counts]);
  });

  it('pauses between batches and resumes', async () => {
    const { safety, id } = await network(24);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    await stepOperation(safety, id);
    await pauseOperation(safety, moderator, id, 'somebody called');
    assert.deepEqual(await stepOperation(safety, id), { state: 'paused', finished: 0 });
    assert.equal((await progress(safety, id)).counts.done, 0);
    await resumeOperation(safety, moderator, id);
    assert.equal(await runOperation(safety, id), 'done');
  });

  it('starts at its moment and not before', async () => {
    const { world, safety, id } = await network(4);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id, { startAtMs: world.nowMs + 60_000 });
    assert.deepEqual(await startDueOperations(safety), []);
    assert.equal(await runOperation(safety, id), 'approved');
    world.nowMs += 60_000;
    assert.deepEqual(await startDueOperations(safety), [id]);
    assert.equal(await runOperation(safety, id), 'done');
  });

  it('cannot be planned, started, paused or rolled back by an observer', async () => {
    const { safety, id } = await network(2);
    await dryRun(safety, moderator, id);
    for (const attempt of [
      () => planOperation(safety, observer, { title: 'x', caseId: 1, defaults }),
      () => addTargets(safety, observer, id, []),
      () => dryRun(safety, observer, id),
      () => startOperation(safety, observer, id),
      () => pauseOperation(safety, observer, id, 'x'),
      () => rollBackOperation(safety, observer, id),
      () => cancelOperation(safety, observer, id),
    ]) {
      await assert.rejects(attempt, refuses('not-allowed'));
    }
  });

  it('leaves a decision of somebody else in force when it is rolled back', async () => {
    const { world, safety, subjects, id } = await network(2);
    const target = subjects[1] ?? account(1);
    const other = await safety.store.write(async (tx) => {
      const { decideIn } = await import('../enforcement/decide.ts');
      return decideIn(tx, safety, owner, { ...defaults, subject: target, action: { kind: 'suspend' }, caseId: null });
    });
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    await runOperation(safety, id);
    await rollBackOperation(safety, moderator, id);
    await runOperation(safety, id);
    assert.deepEqual([...(world.subjects.get(subjectKey(target))?.slots ?? [])], [['suspend', `decision ${other.id}`]]);
  });
});
