import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSafetyError } from '../errors.ts';
import { fileReport } from '../intake/report.ts';
import { account, moderator, observer, reviewer, safetyWorld } from '../testing/world.ts';
import { claimCase } from './claim.ts';
import { deskLoad } from './load.ts';
import { looksOfToday, lookAtContent } from './looks.ts';
import { openOwnCase } from './open-own.ts';
import { queuePage, subjectLabels } from './queue-page.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;

async function deskWithReports(count: number) {
  const world = safetyWorld();
  for (let id = 1; id <= count; id += 1) {
    world.add(account(id), { label: `Lamp ${id}` });
    await fileReport(world.safety, { reporter: 900, subject: account(id), reason: 'spam' });
    world.nowMs += 60_000;
  }
  return world;
}

describe('a window of a queue', () => {
  it('has its whole length, names, and only what was asked for', async () => {
    const { safety } = await deskWithReports(7);
    const first = await queuePage(safety, moderator, { limit: 3 });
    const second = await queuePage(safety, moderator, { limit: 3, offset: 3 });
    assert.equal(first.total, 7);
    assert.deepEqual(
      [...first.rows, ...second.rows].map((row) => row.label),
      [1, 2, 3, 4, 5, 6].map((id) => `Lamp ${id}`),
      'equal priority: the oldest deadline first, and no row twice',
    );
    const taken = first.rows[1];
    assert.ok(taken);
    await claimCase(safety, moderator, taken.id);
    const mine = await queuePage(safety, moderator, { show: 'mine' });
    assert.deepEqual(
      mine.rows.map((row) => [row.id, row.mine]),
      [[taken.id, true]],
    );
    const other = await queuePage(safety, reviewer, { show: 'mine' });
    assert.equal(other.total, 0);
    assert.equal((await queuePage(safety, moderator, { queue: 'notice' })).total, 0);
  });

  it('tells what is overdue from what is not', async () => {
    const world = await deskWithReports(2);
    const [first] = (await queuePage(world.safety, moderator, { sort: 'due' })).rows;
    assert.ok(first);
    assert.equal((await queuePage(world.safety, moderator, { overdue: true })).total, 0);
    world.nowMs = first.dueAtMs + 1;
    const late = await queuePage(world.safety, moderator, { overdue: true });
    assert.deepEqual(
      late.rows.map((row) => row.id),
      [first.id],
    );
    const load = await deskLoad(world.safety, moderator, 7);
    const reports = load.due.find((row) => row.queue === 'report');
    assert.deepEqual([reports?.overdue, reports?.withinHour], [1, 1]);
    assert.equal(
      load.days.reduce((sum, day) => sum + day.opened, 0),
      2,
    );
  });

  it('names subjects, and leaves out those that are gone', async () => {
    const world = await deskWithReports(1);
    const labels = await subjectLabels(world.safety, moderator, ['account:1', 'account:404']);
    assert.deepEqual(Object.keys(labels), ['account:1']);
    assert.equal(labels['account:1']?.label, 'Lamp 1');
  });
});

describe('a case of our own', () => {
  it('needs a reason, counts no complaint, and joins a case that is open already', async () => {
    const world = await deskWithReports(1);
    world.add(account(5));
    const wanted = { subjectKey: 'account:5', queue: 'report', reason: 'seen while working on case 1' } as const;
    await assert.rejects(openOwnCase(world.safety, observer, wanted), refuses('not-allowed'));
    await assert.rejects(
      openOwnCase(world.safety, moderator, { ...wanted, reason: 'why' }),
      refuses('reason-required'),
    );
    const opened = await openOwnCase(world.safety, moderator, wanted);
    assert.equal(opened.complaints, 0);
    assert.equal((await openOwnCase(world.safety, moderator, wanted)).id, opened.id);
    const events = await world.safety.store.read((tx) => tx.events.byCase(opened.id, 10));
    assert.deepEqual(
      events.map((event) => [event.type, event.data.note]),
      [['case-opened', wanted.reason]],
    );
    const reported = await openOwnCase(world.safety, moderator, { ...wanted, subjectKey: 'account:1' });
    assert.equal(reported.complaints, 1, 'the case of the reports goes on');
  });

  it('counts what a person looked at since midnight', async () => {
    const world = await deskWithReports(0);
    world.add(account(5), { visibility: 'private' });
    const opened = await openOwnCase(world.safety, moderator, {
      subjectKey: 'account:5',
      queue: 'report',
      reason: 'seen while on duty',
    });
    await claimCase(world.safety, moderator, opened.id);
    await lookAtContent(world.safety, moderator, { caseId: opened.id, subject: account(5), reason: 'to read it' });
    assert.equal((await looksOfToday(world.safety, moderator)).looks, 1);
    world.nowMs += 86_400_000;
    assert.equal((await looksOfToday(world.safety, moderator)).looks, 0);
  });
});
