import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

export interface Tally {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
}

const patterns = [
  'src/**/*.test.ts',
  'web/**/*.test.ts',
  'console/**/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
];

/** Every test file, as absolute paths in order of their names. */
export function findTests(root: string): string[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => join(root, path));
}

/**
 * No file and no test runs longer: one that hangs is one that fails. How long a test takes on a busy machine says nothing,
 * so that none has a shorter time of its own.
 */
const fileTimeoutMs = 15 * 60 * 1000;
const testTimeoutMs = 10 * 60 * 1000;

/** Runs the files, each in a process of its own, prints their outcome and counts single tests. */
export async function runTests(files: string[], concurrency: number): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  if (files.length === 0) return tally;
  // Client libraries keep timers after they were closed; a file ends with its last test.
  const stream = run({
    files,
    concurrency,
    timeout: fileTimeoutMs,
    execArgv: ['--test-force-exit', `--test-timeout=${testTimeoutMs}`],
  });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite' && event.skip === undefined) return;
    if (event.skip === undefined || event.skip === false) tally.passed += 1;
    else tally.skipped.push({ name: event.name, reason: String(event.skip === true ? 'no reason given' : event.skip) });
  });
  stream.on('test:fail', (event) => {
    // A suite fails with its tests; counting it too would count them twice.
    if (event.details.type === 'suite' && failsWithItsTests(event.details.error)) return;
    tally.failed += 1;
  });
  const printed = stream.compose(spec);
  for await (const chunk of printed) process.stdout.write(chunk);
  return tally;
}

const failsWithItsTests = (error: Error): boolean => 'failureType' in error && error.failureType === 'subtestsFailed';
