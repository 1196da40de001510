import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importAll } from '#lib/import-all.ts';
import type { Method, MethodName } from './method.ts';

/** Folders of this room that hold no methods. */
const otherFolders = new Set(['to-tl', 'from-tl', 'testing']);

/**
 * Finds every `NAMESPACE/method.ts` beside this file; the constant that it exports under its own name is the handler.
 * Throws when a file does not keep to that.
 */
export async function loadMethods(): Promise<Map<MethodName, Method>> {
  const room = import.meta.dirname;
  const files: { folder: string; short: string }[] = [];
  for (const folder of readdirSync(room, { withFileTypes: true })) {
    if (!folder.isDirectory() || otherFolders.has(folder.name)) continue;
    for (const file of readdirSync(join(room, folder.name))) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.includes('-')) continue;
      files.push({ folder: folder.name, short: file.slice(0, -'.ts'.length) });
    }
  }
  const modules = await importAll(
    files.map(({ folder, short }) => pathToFileURL(join(room, folder, `${short}.ts`)).href),
  );
  const methods = new Map<MethodName, Method>();
  for (const [index, { folder, short }] of files.entries()) {
    const found = modules[index]?.[short];
    if (!isMethod(found) || found.name !== `${folder}.${short}`)
      throw new Error(`src/rpc/${folder}/${short}.ts does not export the method ${folder}.${short}`);
    methods.set(found.name, found);
  }
  return methods;
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'object' && value !== null && 'name' in value && 'run' in value;
}
