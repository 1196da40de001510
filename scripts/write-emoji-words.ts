/**
 * Writes the words under which emoji are found (`src/rpc/emoji-words`) and the groups in which the messenger shows them
 * (`emoji-groups.ts` of its composer). Needs two packages, unpacked, which nothing else here needs:
 *
 *     npm pack cldr-annotations-full unicode-emoji-json   # then unpack both
 *     node scripts/write-emoji-words.ts CLDR-FOLDER EMOJI-FOLDER
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const LANGUAGES = [
  'ar',
  'de',
  'en',
  'es',
  'fa',
  'fr',
  'he',
  'hi',
  'id',
  'it',
  'ja',
  'ko',
  'pt',
  'ru',
  'tr',
  'uk',
  'zh',
];
/** What came later is missing in the fonts of many devices: found by its words, but not among the groups. */
const NEWEST_SHOWN = 15.1;

const annotationsFile = z.object({
  annotations: z.object({
    annotations: z.record(
      z.string(),
      z.object({ default: z.array(z.string()).optional(), tts: z.array(z.string()).optional() }),
    ),
  }),
});
const groupsFile = z.array(
  z.object({
    slug: z.string(),
    emojis: z.array(z.object({ emoji: z.string(), emoji_version: z.string() })),
  }),
);

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
const plain = (emoji: string) => emoji.replaceAll('\uFE0F', '');

async function main(cldr: string, emoji: string): Promise<void> {
  const groups = groupsFile.parse(await readJson(join(emoji, 'data-by-group.json')));
  const order = groups.flatMap((group) => group.emojis.map((it) => it.emoji));
  const folder = join(root, 'src/rpc/emoji-words');
  await mkdir(folder, { recursive: true });
  for (const language of LANGUAGES) {
    const file = annotationsFile.parse(await readJson(join(cldr, 'annotations', language, 'annotations.json')));
    const words = new Map(Object.entries(file.annotations.annotations).map(([key, value]) => [plain(key), value]));
    const lines = order.flatMap((it) => {
      const found = words.get(plain(it));
      const all = new Set(
        [...(found?.tts ?? []), ...(found?.default ?? [])].map((word) => word.toLocaleLowerCase(language)),
      );
      return all.size > 0 ? `${it}\t${[...all].join('|')}\n` : [];
    });
    await writeFile(join(folder, `${language}.txt`), lines.join(''));
  }
  await writeFile(join(folder, 'LICENSE'), await readFile(join(cldr, 'LICENSE')));
  const shown = groups.map(({ slug, emojis }) => {
    const listed = emojis.filter((it) => Number(it.emoji_version) <= NEWEST_SHOWN).map((it) => it.emoji);
    return `  ${slug}: '${listed.join(' ')}',\n`;
  });
  const text = `/** All emoji by group, in their usual order: written by scripts/write-emoji-words.ts. */\nexport const EMOJI_GROUPS = {\n${shown.join('')}};\n`;
  await writeFile(join(root, 'web/src/pages/conversation/composer/emoji-groups.ts'), text);
}

const [cldr, emoji] = argv.slice(2);
if (cldr && emoji) await main(cldr, emoji);
else stderr.write('Usage: node scripts/write-emoji-words.ts CLDR-FOLDER EMOJI-FOLDER\n');
