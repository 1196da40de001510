/**
 * Writes src/wire/tl/layers/declarations.tl: what the other layers have otherwise than ours. Run by hand, rarely:
 * `node scripts/derive-layers.ts <folder for downloads>`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { canonicalLayer, type Gathered, gather, type Layer } from './derive-layers/sources.ts';
import { fieldsText, numberOf, type TextDeclaration } from './derive-layers/tl-text.ts';

/** Account, chat and channel ids, which fit 53 bits, in texts that only know `long` and in no newer declaration. */
const smallIds = new Set(['user_id', 'recent_voters', 'recent_viewers', 'except_ids']);
/** The same wrapper under two names, as a constructor and as a method; the method is the one clients send. */
const prefixes = /Prefix$/;

/** One text per number, with `int53` where the newest declaration of that name has it. */
function textsByNumber(texts: readonly TextDeclaration[]): Map<number, TextDeclaration> {
  const width = new Map<string, string>();
  for (const { name, fields } of texts) {
    for (const field of fields) {
      const key = `${name}.${field.name}`;
      if (/long|int53/.test(field.type) && !width.has(key)) {
        // The first texts are the newest of the sources that tell the two apart.
        width.set(key, field.type.includes('int53') || smallIds.has(field.name) ? 'int53' : 'long');
      }
    }
  }
  const byNumber = new Map<number, TextDeclaration>();
  for (const declaration of texts) {
    if (byNumber.has(declaration.id) || prefixes.test(declaration.name)) continue;
    for (const field of declaration.fields) {
      field.type = field.type.replace(/long|int53/, (type) => width.get(`${declaration.name}.${field.name}`) ?? type);
    }
    byNumber.set(declaration.id, declaration);
  }
  return byNumber;
}

/** `144-158,167-167`: the runs of neighbouring known layers that have a number. */
function runs(layers: readonly Layer[], id: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const { layer, ids } of layers) {
    if (!ids.has(id)) {
      open = undefined;
    } else if (open) {
      open.to = layer;
    } else {
      open = { from: layer, to: layer };
      found.push(open);
    }
  }
  return found;
}

function derive({ layers, texts }: Gathered): string {
  const byNumber = textsByNumber(texts);
  const first = layers[0]?.layer;
  const last = layers.at(-1)?.layer;
  const canonical = layers.find(({ layer }) => layer === canonicalLayer);
  if (first === undefined || last === undefined || canonical === undefined) throw new Error('no layers');
  const since = new Map<number, string[]>();
  const lines = { class: [] as string[], method: [] as string[] };
  for (const declaration of [...byNumber.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    const { id, kind, name, result } = declaration;
    const found = runs(layers, id);
    const run = found.at(-1);
    if (!run) continue;
    if (numberOf(declaration) !== id) console.error(`checksum differs: ${name}#${id.toString(16)}`);
    if (canonical.ids.has(id) && found.length === 1 && run.to === last) {
      if (run.from !== first) since.set(run.from, [...(since.get(run.from) ?? []), name]);
      continue;
    }
    const range = found.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
    lines[kind].push(`${range} ${name}#${id.toString(16)}${fieldsText(declaration)} = ${result}`);
  }
  return [
    `// What layers ${first} to ${last} have otherwise than layer ${canonicalLayer}. Made by scripts/derive-layers.ts on`,
    `// ${new Date().toISOString().slice(0, 10)}; do not edit. A line is: the known layers that have the declaration, the declaration.`,
    '// Sources:',
    ...layers.map(({ layer, source }) => `// ${layer} ${source}`),
    `layers ${layers.map(({ layer }) => layer).join(' ')}`,
    `canonical ${canonicalLayer}`,
    `---since--- declarations of layer ${canonicalLayer} by the first known layer that has them; the first layer has the rest`,
    ...[...since].sort(([a], [b]) => a - b).map(([layer, names]) => `${layer} ${names.join(' ')}`),
    '---types---',
    ...lines.class,
    '---functions---',
    ...lines.method,
    '',
  ].join('\n');
}

const [, , folder] = argv;
if (folder === undefined) throw new Error('name a folder for the downloads');
const gathered = gather(folder);
for (const { layer, ids } of gathered.layers) {
  const known = new Set(gathered.texts.map(({ id }) => id));
  const unknown = [...ids].filter((id) => !known.has(id));
  console.error(`layer ${layer}: ${ids.size} numbers, ${unknown.length} without a text`);
}
const target = new URL('../src/wire/tl/layers/declarations.tl', import.meta.url);
writeFileSync(target, derive(gathered));
console.error(`${readFileSync(target).length} bytes`);
