import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StorageError } from './errors.ts';
import { createWriteQueue, writeLimits } from './write-queue.ts';

test('writes beyond those that may wait are refused at once, and all others are done', async () => {
  const disk = Promise.withResolvers<void>();
  const queue = createWriteQueue({
    lanes: 1,
    jobsPerCommit: writeLimits.jobsPerCommit,
    publish: () => assert.fail('nothing was to be told'),
    async commit(jobs) {
      await disk.promise;
      return { nudges: [], changed: [], settle: jobs.map((job) => () => job.resolve('done')) };
    },
  });
  const tooMany = 10;
  const writes = Array.from({ length: writeLimits.queuedJobs + tooMany }, () =>
    queue
      .write(async () => undefined)
      .then(
        () => 'done',
        (error: unknown) => (error instanceof StorageError ? error.code : String(error)),
      ),
  );
  assert.deepEqual(
    await Promise.all(writes.slice(-tooMany)),
    Array.from({ length: tooMany }, () => 'busy'),
  );
  disk.resolve();
  assert.deepEqual(new Set(await Promise.all(writes.slice(0, -tooMany))), new Set(['done']));
  await queue.settled();
});
