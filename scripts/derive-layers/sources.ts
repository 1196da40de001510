import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, parseLine, parseText, type TextDeclaration } from './tl-text.ts';

/** The layer of our own form. Those above it are spoken with those clients that are ahead of us. */
export const canonicalLayer = 228;

/** Where each layer's schema comes from. `python` packages tell which numbers a layer has, the others the texts too. */
export const sources = [
  { layer: 144, python: 'Telethon==1.25.1' },
  { layer: 145, npm: 'telegram@2.12.8', text: 'tl/apiTl.js' },
  { layer: 146, npm: 'telegram@2.13.6', text: 'tl/apiTl.js' },
  { layer: 148, npm: 'telegram@2.14.9', text: 'tl/apiTl.js' },
  { layer: 152, npm: 'telegram@2.16.4', text: 'tl/apiTl.js' },
  { layer: 155, python: 'Telethon==1.28.5' },
  { layer: 158, npm: 'telegram@2.17.10', text: 'tl/apiTl.js' },
  { layer: 160, npm: 'telegram@2.18.36', text: 'tl/apiTl.js' },
  { layer: 162, python: 'Telethon==1.30.3' },
  { layer: 167, npm: '@mtcute/tl@167.0.0', json: 'api-schema.json' },
  { layer: 173, python: 'Telethon==1.34.0' },
  { layer: 174, npm: 'telegram@2.19.20', text: 'tl/apiTl.js' },
  { layer: 177, npm: 'telegram@2.20.15', text: 'tl/apiTl.js' },
  { layer: 179, npm: '@mtcute/tl@179.0.0', json: 'api-schema.json' },
  { layer: 181, npm: '@mtcute/tl@181.0.0', json: 'api-schema.json' },
  { layer: 184, npm: 'telegram@2.26.2', text: 'tl/apiTl.js' },
  { layer: 185, npm: '@mtcute/tl@185.1.0', json: 'api-schema.json' },
  { layer: 188, python: 'Telethon==1.37.0' },
  { layer: 189, npm: '@mtcute/tl@189.0.0', json: 'api-schema.json' },
  { layer: 193, python: 'Telethon==1.38.1' },
  { layer: 198, npm: 'telegram@2.26.22', text: 'tl/apiTl.js' },
  { layer: 204, npm: '@mtcute/tl@204.0.0', json: 'api-schema.json' },
  { layer: 214, python: 'Telethon==1.41.2' },
  { layer: 216, npm: '@mtcute/tl@216.0.0', json: 'api-schema.json' },
  { layer: 218, npm: '@mtcute/tl@218.0.1', json: 'api-schema.json' },
  { layer: 220, npm: '@mtcute/tl@220.0.0', json: 'api-schema.json' },
  { layer: 221, npm: '@mtcute/tl@221.0.0', json: 'api-schema.json' },
  { layer: 223, npm: '@mtcute/tl@223.0.0', json: 'api-schema.json' },
  { layer: 224, python: 'Telethon==1.43.2' },
  { layer: 225, npm: '@mtcute/core@0.29.7', json: 'tl/api-schema.json' },
  { layer: 227, npm: '@mtcute/core@0.30.3', json: 'tl/api-schema.json' },
  { layer: 228, npm: '@mtcute/core@0.31.0', json: 'tl/api-schema.json' },
  { layer: 229, sdist: 'kurigram==2.2.26', text: 'compiler/api/source/main_api.tl' },
] as const;

/** Older than the layers we speak, but the only place for some texts that layer 144 has too. */
const olderText = { npm: 'telegram@2.10.10', text: 'tl/apiTl.js' };

export interface Layer {
  layer: number;
  source: string;
  ids: Set<number>;
}

export interface Gathered {
  layers: Layer[];
  /** Every text that any source has, the mtcute ones first and newest first. */
  texts: TextDeclaration[];
}

function fetchNpm(spec: string, folder: string): string {
  const target = join(folder, spec.replace(/[^\w.]+/g, '-'));
  mkdirSync(target, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', target, '--strip-components=1']);
  return target;
}

function fetchPython(spec: string, folder: string, options: readonly string[] = []): string {
  const download = join(folder, spec.replace(/[^\w.]+/g, '-'));
  mkdirSync(download, { recursive: true });
  execFileSync('pip', ['download', '--quiet', '--no-deps', ...options, spec, '-d', download]);
  const [file = ''] = readdirSync(download);
  if (file.endsWith('.whl')) {
    execFileSync('python3', ['-m', 'zipfile', '-e', file, '.'], { cwd: download });
    return download;
  }
  execFileSync('tar', ['-xzf', file, '--strip-components=1'], { cwd: download });
  return download;
}

function pythonIds(folder: string, layer: number): Set<number> {
  const text = readFileSync(join(folder, 'telethon/tl/alltlobjects.py'), 'utf8');
  if (!new RegExp(`LAYER = ${layer}\\b`).test(text)) throw new Error(`not layer ${layer}`);
  return new Set(
    [...text.matchAll(/0x([0-9a-f]+): (?:types|functions)\./g)].map((match) => Number.parseInt(match[1] ?? '', 16)),
  );
}

function pythonOnly(): TextDeclaration[] {
  const text = readFileSync(new URL('./python-only.tl', import.meta.url), 'utf8');
  const methods = /^(stories|bots|payments|messages|account)\.(send|get|set|edit|can|bot|compose)/;
  return text
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const declaration = line.replace(/^\d+ /, '');
      const parsed = parseLine(declaration, methods.test(declaration) ? 'method' : 'class');
      if (!parsed) throw new Error(`cannot read ${line}`);
      return parsed;
    });
}

/** Fetches all sources into a folder and reads them. Takes minutes; needs the network, npm and pip. */
export function gather(folder: string): Gathered {
  const layers: Layer[] = [];
  const json: TextDeclaration[][] = [];
  const text: TextDeclaration[][] = [pythonOnly()];
  for (const source of sources) {
    if ('python' in source) {
      const ids = pythonIds(fetchPython(source.python, folder), source.layer);
      layers.push({ layer: source.layer, source: `${source.python} (numbers)`, ids });
      continue;
    }
    if ('sdist' in source) {
      const declarations = fromText(fetchPython(source.sdist, folder, ['--no-binary', ':all:']), source.text);
      text.push(declarations);
      layers.push({ layer: source.layer, source: source.sdist, ids: new Set(declarations.map(({ id }) => id)) });
      continue;
    }
    const root = fetchNpm(source.npm, folder);
    const declarations = 'json' in source ? fromJson(root, source.json, source.layer) : fromText(root, source.text);
    ('json' in source ? json : text).unshift(declarations);
    layers.push({ layer: source.layer, source: source.npm, ids: new Set(declarations.map(({ id }) => id)) });
  }
  text.push(fromText(fetchNpm(olderText.npm, folder), olderText.text));
  return { layers, texts: [...json, ...text].flat() };
}

function fromJson(root: string, file: string, layer: number): TextDeclaration[] {
  const schema = parseJson(readFileSync(join(root, file), 'utf8'));
  if (schema.layer !== layer) throw new Error(`${root} is layer ${schema.layer}`);
  return schema.declarations;
}

function fromText(root: string, file: string): TextDeclaration[] {
  return parseText(readFileSync(join(root, file), 'utf8'));
}
