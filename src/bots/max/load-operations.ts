import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './operation.ts';

/** Finds every operation beside this file. Throws when a file does not export the one that it is named after. */
export async function loadOperations(): Promise<Operation[]> {
  const found: Operation[] = [];
  for (const file of readdirSync(join(import.meta.dirname, 'operations'))) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const name = file.slice(0, -'.ts'.length);
    const module: Record<string, unknown> = await import(`./operations/${file}`);
    const one = module[name];
    if (!isOperation(one) || one.name !== name)
      throw new Error(`src/bots/max/operations/${file} does not export the operation ${name}`);
    found.push(one);
  }
  return found;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' &&
  value !== null &&
  'verb' in value &&
  'path' in value &&
  'run' in value &&
  'name' in value;
