import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const name = file.slice(0, -'.ts'.length);
    const module: Record<string, unknown> = await import(`./methods/${file}`);
    const found = module[name];
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
