import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tally } from './test-runner.ts';

const checks: { name: string; command: string[]; when?: string }[] = [
  { name: 'format (Biome)', command: ['biome', 'format', '.'] },
  { name: 'types (tsc)', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'types of the web messenger (tsc)', command: ['tsc', '--noEmit', '-p', 'web'], when: 'web/tsconfig.json' },
  {
    name: 'types of the safety desk (tsc)',
    command: ['tsc', '--noEmit', '-p', 'console'],
    when: 'console/tsconfig.json',
  },
  { name: 'lint with types (oxlint)', command: ['oxlint', '--quiet'] },
  { name: 'dead code (knip)', command: ['knip', '--no-progress'] },
];

/** Runs the checks that read the code only, one after another, and prints what they complain of. */
export async function staticChecks(root: string): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  for (const { name, command, when } of checks) {
    if (when && !existsSync(join(root, when))) continue;
    const { code, output } = await run(root, command);
    if (code === 0) tally.passed += 1;
    else tally.failed += 1;
    console.log(`${code === 0 ? '✔' : '✖'} ${name}`);
    if (code !== 0) console.log(output.trimEnd());
  }
  return tally;
}

function run(root: string, command: string[]): Promise<{ code: number | null; output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
