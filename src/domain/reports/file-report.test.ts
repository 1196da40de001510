import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { fileReport } from './file-report.ts';

test('reports wait for the desk in the order in which they came, and one person files only so many a day', async (t) => {
  const world = await createTestWorld(t, { limits: { reportsPerDay: 3 } });
  const file = (ids: number[]) =>
    fileReport(world, {
      reporter: 1,
      subjects: ids.map((id) => ({ kind: 'message', mailbox: 1, peer: 2, id })),
      reason: 'spam',
      comment: ' too many lamps ',
    });
  await file([5, 6]);
  await assert.rejects(file([7, 8]), { code: 'flood-wait' });
  await file([9]);
  const all = await world.store.read((tx) => tx.reports.after(0, 10));
  assert.deepEqual(
    all.map(({ subject, comment }) => [subject.kind === 'message' && subject.id, comment]),
    [
      [5, 'too many lamps'],
      [6, 'too many lamps'],
      [9, 'too many lamps'],
    ],
  );
  assert.deepEqual(
    (await world.store.read((tx) => tx.reports.after(all[0]?.id ?? 0, 1))).map(({ id }) => id),
    [all[1]?.id],
  );
  world.waitS(86_401);
  await file([7, 8]);
  await assert.rejects(file([]), { code: 'report-invalid' });
});
