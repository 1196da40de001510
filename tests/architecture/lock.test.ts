import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const root = new URL('../..', import.meta.url).pathname;

test('npm ci works on a fresh machine: the lock file names the packages of every platform', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/complete-lock.js'), '--check'], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});
