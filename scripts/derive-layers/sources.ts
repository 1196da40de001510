import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, parseLine, parseText, type TextDeclaration } from './tl-text.ts';

/** The layer of our own form. Those above it are spoken with those clients that are ahead of us. */
export const canonicalLayer = 228;

/**
 * Where each layer's schema comes from. `python` packages tell which numbers a layer has, the others the texts too;
 * `sdist` are Python packages of the Pyrogram family, which carry them only in their sources.
 */
export const sources = [
  { layer: 144, python: 'Telethon==1.25.1' },
  { layer: 145, npm: 'telegram@2.12.8', text: 'tl/apiTl.js' },
  { layer: 146, npm: 'telegram@2.13.6', text: 'tl/apiTl.js' },
  { layer: 148, npm: 'telegram@2.14.9', text: 'tl/apiTl.js' },
  { layer: 149, python: 'Telethon==1.26.1' },
  { layer: 150, sdist: 'pyrogram==2.0.80' },
  { layer: 151, sdist: 'pyrogram==2.0.97' },
  { layer: 152, npm: 'telegram@2.16.4', text: 'tl/apiTl.js' },
  { layer: 155, python: 'Telethon==1.28.5' },
  { layer: 157, sdist: 'pyrofork==2.1.6' },
  { layer: 158, npm: 'telegram@2.17.10', text: 'tl/apiTl.js' },
  { layer: 160, npm: 'telegram@2.18.36', text: 'tl/apiTl.js' },
  { layer: 161, sdist: 'pyrofork==2.3.0' },
  { layer: 162, python: 'Telethon==1.30.3' },
  { layer: 164, sdist: 'pyrofork==2.3.5' },
  { layer: 165, sdist: 'pyrofork==2.3.8' },
  { layer: 166, sdist: 'pyrofork==2.3.12' },
  { layer: 167, npm: '@mtcute/tl@167.0.0', json: 'api-schema.json' },
  { layer: 169, sdist: 'pyrofork==2.3.15.post5' },
  { layer: 170, sdist: 'pyrofork==2.3.16.post5' },
  { layer: 172, sdist: 'pyrofork==2.3.17.post2' },
  { layer: 173, python: 'Telethon==1.34.0' },
  { layer: 174, npm: 'telegram@2.19.20', text: 'tl/apiTl.js' },
  { layer: 176, sdist: 'pyrofork==2.3.20' },
  { layer: 177, npm: 'telegram@2.20.15', text: 'tl/apiTl.js' },
  { layer: 178, python: 'Telethon==1.35.0' },
  { layer: 179, npm: '@mtcute/tl@179.0.0', json: 'api-schema.json' },
  { layer: 181, npm: '@mtcute/tl@181.0.0', json: 'api-schema.json' },
  { layer: 183, sdist: 'pyrofork==2.3.29' },
  { layer: 184, npm: 'telegram@2.26.2', text: 'tl/apiTl.js' },
  { layer: 185, npm: '@mtcute/tl@185.1.0', json: 'api-schema.json' },
  { layer: 187, sdist: 'pyrofork==2.3.45' },
  { layer: 188, python: 'Telethon==1.37.0' },
  { layer: 189, npm: '@mtcute/tl@189.0.0', json: 'api-schema.json' },
  { layer: 193, python: 'Telethon==1.38.1' },
  { layer: 194, sdist: 'pyrofork==2.3.52' },
  { layer: 195, sdist: 'kurigram==2.1.35' },
  { layer: 196, sdist: 'kurigram==2.1.37' },
  { layer: 198, npm: 'telegram@2.26.22', text: 'tl/apiTl.js' },
  { layer: 199, sdist: 'kurigram==2.1.39' },
  { layer: 201, sdist: 'kurigram==2.2.0' },
  { layer: 202, sdist: 'kurigram==2.2.2' },
  { layer: 203, sdist: 'kurigram==2.2.4' },
  { layer: 204, npm: '@mtcute/tl@204.0.0', json: 'api-schema.json' },
  { layer: 207, sdist: 'kurigram==2.2.7' },
  { layer: 211, sdist: 'kurigram==2.2.9' },
  { layer: 214, python: 'Telethon==1.41.2' },
  { layer: 216, npm: '@mtcute/tl@216.0.0', json: 'api-schema.json' },
  { layer: 218, npm: '@mtcute/tl@218.0.1', json: 'api-schema.json' },
  { layer: 220, npm: '@mtcute/tl@220.0.0', json: 'api-schema.json' },
  { layer: 221, npm: '@mtcute/tl@221.0.0', json: 'api-schema.json' },
  { layer: 222, sdist: 'kurigram==2.2.19' },
  { layer: 223, npm: '@mtcute/tl@223.0.0', json: 'api-schema.json' },
  { layer: 224, python: 'Telethon==1.43.2' },
  { layer: 225, npm: '@mtcute/core@0.29.7', json: 'tl/api-schema.json' },
  { layer: 227, npm: '@mtcute/core@0.30.3', json: 'tl/api-schema.json' },
  { layer: 228, npm: '@mtcute/core@0.31.0', json: 'tl/api-schema.json' },
  { layer: 229, sdist: 'kurigram==2.2.26' },
] as const;

const sdistText = 'compiler/api/source/main_api.tl';

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
  if (existsSync(target)) return target;
  mkdirSync(target, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', target, '--strip-components=1']);
  return target;
}

function fetchPython(spec: string, folder: string, options: readonly string[] = []): string {
  const download = join(folder, spec.replace(/[^\w.]+/g, '-'));
  if (existsSync(download)) return download;
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

/** Fetches all sources that are not there yet into a folder and reads them. Takes minutes; needs the network, npm and pip. */
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
      const declarations = fromText(fetchPython(source.sdist, folder, ['--no-binary', ':all:']), sdistText);
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
