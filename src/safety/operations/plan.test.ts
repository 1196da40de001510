import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSafetyError } from '../errors.ts';
import type { SafetyContext } from '../ports.ts';
import { network, progress, targetsOf } from '../testing/operation.ts';
import { account, moderator, owner, reviewer } from '../testing/world.ts';
import { grantRole, revokeRole } from '../staff.ts';
import { approveOperation, startDueOperations, startOperation } from './approve.ts';
import { dryRun } from './dry-run.ts';
import { addTargets, excludeTarget } from './plan.ts';
import { runOperation } from './run.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const oneMore = { subjectKey: 'account:999', action: { kind: 'suspend' }, reason: 'one more' } as const;

/** The desk with something that happens between two pieces of a look at the plan, once. */
function meanwhile(safety: SafetyContext, work: () => Promise<unknown>): SafetyContext {
  let done = false;
  return {
    ...safety,
    async pause() {
      if (done) return;
      done = true;
      await work();
    },
  };
}

describe('the plan of an operation', () => {
  it('cannot grow behind the back of who approves it, while it is looked at', async () => {
    const { world, safety, id } = await network(30);
    world.add(account(999));
    const grown = meanwhile(safety, () => addTargets(safety, moderator, id, [oneMore]));
    await assert.rejects(dryRun(grown, moderator, id), refuses('state-invalid'));
    const { operation } = await progress(safety, id);
    assert.deepEqual([operation.state, operation.dryRun], ['draft', null]);
    const seen = await dryRun(safety, moderator, id);
    assert.equal(seen.dryRun?.included, 31);
  });

  it('is as the approver saw it also when two people look at it at once', async () => {
    const { safety, id } = await network(30);
    const other = meanwhile(safety, () => dryRun(safety, owner, id));
    await assert.rejects(dryRun(other, moderator, id), refuses('state-invalid'));
    const { operation } = await progress(safety, id);
    await approveOperation(safety, reviewer, id, operation.dryRun?.planDigest ?? '');
    assert.equal((await startOperation(safety, moderator, id)).state, 'running');
  });

  it('is looked at no more once it runs: what is done stays noted as done', async () => {
    const { safety, id } = await network(4);
    await dryRun(safety, moderator, id);
    await startOperation(safety, moderator, id);
    await runOperation(safety, id);
    const before = await targetsOf(safety, id);
    await assert.rejects(dryRun(safety, moderator, id), refuses('state-invalid'));
    assert.deepEqual(await targetsOf(safety, id), before);
  });

  it('loses its look and approval with every change, and takes no change once it runs', async () => {
    const { world, safety, id } = await network(30);
    world.add(account(999));
    const { dryRun: seen } = await dryRun(safety, moderator, id);
    await approveOperation(safety, reviewer, id, seen?.planDigest ?? '');
    await addTargets(safety, moderator, id, [oneMore]);
    const { operation } = await progress(safety, id);
    assert.deepEqual([operation.state, operation.dryRun, operation.approvals], ['draft', null, []]);
    const again = await dryRun(safety, moderator, id);
    await approveOperation(safety, reviewer, id, again.dryRun?.planDigest ?? '');
    await startOperation(safety, moderator, id);
    const [first] = await targetsOf(safety, id);
    const another = { ...oneMore, subjectKey: 'account:101' };
    await assert.rejects(addTargets(safety, moderator, id, [another]), refuses('state-invalid'));
    await assert.rejects(excludeTarget(safety, moderator, first?.id ?? 0, true), refuses('state-invalid'));
    await runOperation(safety, id);
    await assert.rejects(addTargets(safety, moderator, id, [another]), refuses('state-invalid'));
  });

  it('cannot be approved by somebody who put targets into it, also where another person began it', async () => {
    const { world, safety, id } = await network(30);
    world.add(account(999));
    await addTargets(safety, reviewer, id, [oneMore]);
    const { dryRun: seen } = await dryRun(safety, reviewer, id);
    await assert.rejects(approveOperation(safety, reviewer, id, seen?.planDigest ?? ''), refuses('same-person'));
    await approveOperation(safety, owner, id, seen?.planDigest ?? '');
    assert.equal((await startOperation(safety, reviewer, id)).state, 'running');
  });

  it('can be approved by somebody who only took targets out of it', async () => {
    const { safety, id } = await network(30);
    const [any] = await targetsOf(safety, id);
    await excludeTarget(safety, reviewer, any?.id ?? 0, true);
    const { dryRun: seen } = await dryRun(safety, reviewer, id);
    assert.equal((await approveOperation(safety, reviewer, id, seen?.planDigest ?? '')).state, 'approved');
    // What they put back in is their own proposal.
    await excludeTarget(safety, reviewer, any?.id ?? 0, false);
    const { dryRun: again } = await dryRun(safety, reviewer, id);
    await assert.rejects(approveOperation(safety, reviewer, id, again?.planDigest ?? ''), refuses('same-person'));
  });

  it('is not started at its moment in the name of somebody who lost the role, and needs another approval then', async () => {
    for (const [lost, member] of [
      ['who approved', reviewer],
      ['who started', moderator],
    ] as const) {
      const { world, safety, id } = await network(30);
      await grantRole(safety, null, member.person, member.role);
      const { dryRun: seen } = await dryRun(safety, moderator, id);
      await approveOperation(safety, reviewer, id, seen?.planDigest ?? '');
      await startOperation(safety, moderator, id, { startAtMs: world.nowMs + 60_000 });
      await revokeRole(safety, null, member.person);
      world.nowMs += 60_000;
      assert.deepEqual(await startDueOperations(safety), [], lost);
      const { operation } = await progress(safety, id);
      assert.deepEqual([operation.state, operation.startAtMs], ['dry-run', null]);
      if (member === reviewer) {
        await assert.rejects(startOperation(safety, moderator, id), refuses('second-person-required'));
        await approveOperation(safety, owner, id, seen?.planDigest ?? '');
      }
      assert.equal((await startOperation(safety, owner, id)).state, 'running');
    }
  });
});
