import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = new URL('../..', import.meta.url).pathname;

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

async function cruise(): Promise<Cruise> {
  const program = join(root, 'node_modules/.bin/depcruise');
  const args = ['src', 'bin', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  // It exits with the number of violations; they are in its output all the same.
  const run = promisify(execFile)(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 28 });
  const { stdout } = await run.catch((error: Error & { stdout: string }) => error);
  return JSON.parse(stdout);
}

test('the walls between the rooms stand, and the checker sees every file', async () => {
  const { modules, summary } = await cruise();
  const seen = new Set(modules.map((module) => module.source));
  const unseen = globSync('src/**/*.ts', { cwd: root }).filter((file) => !seen.has(file));
  assert.deepEqual(unseen, [], 'files that the checker did not read: it cannot have checked them');
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  assert.deepEqual(broken, []);
});

test('the domain and the safety desk have no clock and no dice of their own', () => {
  const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/;
  const files = globSync('src/{domain,safety}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !file.includes('/testing/'),
  );
  assert.ok(files.length > 50, 'the search found the rooms');
  assert.deepEqual(
    files.filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
});
