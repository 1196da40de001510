import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importAll } from '#lib/import-all.ts';
import type { Operation } from './operation.ts';

/** Finds every operation beside this file. Throws when a file does not export the one that it is named after. */
export async function loadOperations(): Promise<Operation[]> {
  const folder = join(import.meta.dirname, 'operations');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await importAll(files.map((file) => pathToFileURL(join(folder, file)).href));
  return files.map((file, index) => {
    const name = file.slice(0, -'.ts'.length);
    const one = modules[index]?.[name];
    if (!isOperation(one) || one.name !== name)
      throw new Error(`src/bots/max/operations/${file} does not export the operation ${name}`);
    return one;
  });
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' &&
  value !== null &&
  'verb' in value &&
  'path' in value &&
  'run' in value &&
  'name' in value;
