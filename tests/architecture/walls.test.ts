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
  const args = ['src', 'bin', 'web/src', 'console/src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  // It exits with the number of violations; they are in its output all the same.
  const run = promisify(execFile)(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 28 });
  const { stdout } = await run.catch((error: Error & { stdout: string }) => error);
  return JSON.parse(stdout);
}

test('the walls between the rooms stand, and the checker sees every file', async () => {
  const { modules, summary } = await cruise();
  const seen = new Set(modules.map((module) => module.source));
  const unseen = globSync('{src,web/src,console/src}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !seen.has(file));
  assert.deepEqual(unseen, [], 'files that the checker did not read: it cannot have checked them');
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  assert.deepEqual(broken, []);
});

test('ARCHITECTURE.md lists every room with the rooms that it may import', async () => {
  const walls = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
  const { rooms }: { rooms: Record<string, string[]> } = await import(walls);
  const table = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    .split('\n## ')
    .find((part) => part.startsWith('Rooms'));
  const names = (cell = '') => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort();
  const listed = [...(table ?? '').matchAll(/^\| `([\w-]+)` \|.*\| ([^|]*) \|$/gm)].map(([, room = '', may]) => [
    room,
    may === 'all'
      ? Object.keys(rooms)
          .filter((other) => other !== room && other !== 'cli')
          .sort()
      : names(may),
  ]);
  assert.deepEqual(
    Object.fromEntries(listed),
    Object.fromEntries(Object.entries(rooms).map(([room, allowed]) => [room, [...allowed].sort()])),
  );
});

/** Rooms that get time, randomness and settings handed in; `testing` folders and contracts are for tests. */
const handedIn = 'src/{domain,safety,wire,rpc,bots,console-api,fanout}/**/*.ts';

test('clock, dice and environment are read at the edges only', () => {
  const forbidden = [
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\.env\b/,
    /import \{[^}]*\brandom(?:Bytes|UUID|Int)\b[^}]*\} from 'node:crypto'|\bcrypto\.(?:getRandomValues|randomUUID)\(/,
  ];
  const files = globSync(handedIn, { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !file.includes('/testing/'),
  );
  assert.ok(files.length > 1_000, 'the search found the rooms');
  const offenders = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return forbidden.some((pattern) => pattern.test(text));
  });
  assert.deepEqual(offenders, []);
});
