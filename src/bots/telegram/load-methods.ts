import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importAll } from '#lib/import-all.ts';
import type { Method } from './method.ts';

/** Names that the API had for methods before; libraries still use them. */
const aliases: Readonly<Record<string, string>> = {
  kickChatMember: 'banChatMember',
  getChatMembersCount: 'getChatMemberCount',
  setStickerSetThumb: 'setStickerSetThumbnail',
};

/**
 * Finds every method beside this file, by its name in small letters, as the API finds it. Throws when a file does not
 * export the method that it is named after.
 */
export async function loadMethods(): Promise<Map<string, Method>> {
  const methods = new Map<string, Method>();
  const folder = join(import.meta.dirname, 'methods');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await importAll(files.map((file) => pathToFileURL(join(folder, file)).href));
  for (const [index, file] of files.entries()) {
    const name = file.slice(0, -'.ts'.length);
    const found = modules[index]?.[name];
    if (!isMethod(found) || found.name !== name)
      throw new Error(`src/bots/telegram/methods/${file} does not export the method ${name}`);
    methods.set(name.toLowerCase(), found);
  }
  for (const [alias, name] of Object.entries(aliases)) {
    const found = methods.get(name.toLowerCase());
    if (found) methods.set(alias.toLowerCase(), found);
  }
  return methods;
}

const isMethod = (value: unknown): value is Method =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value;
