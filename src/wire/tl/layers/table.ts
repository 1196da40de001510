import { readFileSync } from 'node:fs';
import { camelCase } from '../schema/names.ts';
import type { Declaration, Field, Result } from '../schema/declaration.ts';

/** One layer's schema by name. */
export interface LayerView {
  readonly layer: number;
  declaration(name: string): Declaration | undefined;
  has(name: string): boolean;
  /** Every declaration of the layer. */
  all(): Iterable<Declaration>;
}

export interface LayerTable {
  /** The layers whose schema is known, oldest first; a few may be newer than ours. */
  readonly known: readonly number[];
  /** The layer of our own form. */
  readonly canonical: number;
  /**
   * The known layer whose schema serves a client of `layer`: the nearest one at or below it. A layer in between then
   * gets nothing that is younger than it; what both neighbours have alike it has too. A client older than the oldest
   * gets the oldest, one newer than the newest the newest.
   */
  nearest(layer: number): number;
  /** The schema of a known layer. */
  view(known: number): LayerView;
  /** Declarations that our own layer does not have, of any age. */
  readonly foreign: readonly Declaration[];
}

interface ForeignLine {
  readonly declaration: Declaration;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

function parseField(text: string): Field {
  const colon = text.indexOf(':');
  const name = text.slice(0, colon);
  const whole = text.slice(colon + 1);
  const mark = whole.indexOf('?');
  const typed = parseResult(mark < 0 ? whole : whole.slice(mark + 1));
  const field = { name, key: camelCase(name), ...typed };
  if (mark < 0) return field;
  const dot = whole.indexOf('.');
  return { ...field, flag: { word: whole.slice(0, dot), bit: Number(whole.slice(dot + 1, mark)) } };
}

function parseResult(text: string): Result {
  const vector = text.startsWith('vector<');
  return { type: vector ? text.slice('vector<'.length, -1) : text, vector };
}

function parseLine(line: string, kind: Declaration['kind']): ForeignLine {
  const [ranges = '', head = '', ...rest] = line.split(' ');
  const [name = '', id = ''] = head.split('#');
  const equals = rest.indexOf('=');
  return {
    declaration: {
      kind,
      name,
      id: Number.parseInt(id, 16) | 0,
      fields: rest.slice(0, equals).map(parseField),
      result: parseResult(rest.slice(equals + 1).join(' ')),
    },
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.split('-');
      return [Number(from), Number(to)];
    }),
  };
}

interface Parsed {
  known: number[];
  canonical: number;
  since: Map<string, number>;
  lines: ForeignLine[];
}

function parseTable(text: string): Parsed {
  const parsed: Parsed = { known: [], canonical: 0, since: new Map(), lines: [] };
  let section = '';
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('//')) continue;
    if (line.startsWith('---')) section = line.split('---')[1] ?? '';
    else if (line.startsWith('layers ')) parsed.known = line.split(' ').slice(1).map(Number);
    else if (line.startsWith('canonical ')) parsed.canonical = Number(line.split(' ')[1]);
    else if (section === 'since') {
      const [layer, ...names] = line.split(' ');
      for (const name of names) parsed.since.set(name, Number(layer));
    } else parsed.lines.push(parseLine(line, section === 'functions' ? 'method' : 'class'));
  }
  return parsed;
}

/**
 * Reads the table of other layers that stands beside this file, about 200 KiB. `declarations` are those of our own layer,
 * whose number the table names.
 */
export function loadLayerTable(declarations: readonly Declaration[]): LayerTable {
  const { known, canonical, since, lines } = parseTable(
    readFileSync(new URL('./declarations.tl', import.meta.url), 'utf8'),
  );
  const ownIds = new Set(declarations.map(({ id }) => id));
  /** Of these the lines say where they are, although our own layer has them. */
  const withGaps = new Set(lines.map(({ declaration }) => declaration.id).filter((id) => ownIds.has(id)));
  const views = new Map<number, LayerView>();

  function makeView(layer: number): LayerView {
    const byName = new Map<string, Declaration>();
    for (const declaration of declarations) {
      if (layer === canonical || (!withGaps.has(declaration.id) && (since.get(declaration.name) ?? 0) <= layer)) {
        byName.set(declaration.name, declaration);
      }
    }
    if (layer !== canonical) {
      for (const { declaration, ranges } of lines) {
        if (ranges.some(([from, to]) => from <= layer && layer <= to)) byName.set(declaration.name, declaration);
      }
    }
    return {
      layer,
      declaration: (name) => byName.get(name),
      has: (name) => byName.has(name),
      all: () => byName.values(),
    };
  }

  return {
    known,
    canonical,
    nearest(layer) {
      let found = known[0] ?? canonical;
      for (const candidate of known) if (candidate <= layer) found = candidate;
      return found;
    },
    view(layer) {
      let view = views.get(layer);
      if (view === undefined) {
        view = makeView(layer);
        views.set(layer, view);
      }
      return view;
    },
    foreign: lines.map(({ declaration }) => declaration).filter(({ id }) => !ownIds.has(id)),
  };
}
