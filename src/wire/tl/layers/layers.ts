import { TlError } from '../errors.ts';
import { type Declaration, type Result, resultText } from '../schema/declaration.ts';
import type { ObjectWriters } from '../writer.ts';
import { createLayerWriters, type Fit } from '../writers.ts';
import { type Canonical, createDowngrade, type Downgrade } from './downgrade.ts';
import type { ResultRule } from './rule.ts';
import { type Rulebook, rulebook } from './rulebook.ts';
import { type LayerTable, type LayerView, loadLayerTable } from './table.ts';

/** How one known layer writes. */
export interface LayerCodec {
  readonly view: LayerView;
  readonly writers: ObjectWriters;
  readonly downgrade: Downgrade;
  /** The type that a method answers with in this layer, and how its canonical result becomes that. */
  resultOf(method: string): { result: Result; rule: ResultRule | undefined };
}

export interface Layers {
  readonly table: LayerTable;
  readonly canonical: Canonical;
  readonly rules: Rulebook;
  /** The codec for clients of any layer; our own layer's changes nothing. */
  of(layer: number): LayerCodec;
}

function byUnion(declarations: readonly Declaration[]): ReadonlyMap<string, readonly Declaration[]> {
  const unions = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    if (declaration.kind !== 'class') continue;
    const members = unions.get(declaration.result.type);
    if (members) members.push(declaration);
    else unions.set(declaration.result.type, [declaration]);
  }
  return unions;
}

/** The older names of each canonical method. */
function olderNames(rules: Rulebook): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [older, canonical] of rules.renamed) names.set(canonical, [...(names.get(canonical) ?? []), older]);
  return names;
}

/** Makes what is needed to speak all known layers; a layer's own part when it is first asked for. */
export function createLayers(declarations: readonly Declaration[]): Layers {
  const table = loadLayerTable(declarations);
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const canonical: Canonical = { declaration: (name) => byName.get(name), unions: byUnion(declarations) };
  const aliases = olderNames(rulebook);
  const codecs = new Map<number, LayerCodec>();

  function make(known: number): LayerCodec {
    const view = table.view(known);
    // The downgrade asks the writers to fit inner objects, and the writers ask the downgrade how.
    const fit: Fit = (value) => writers.fit(value);
    const downgrade = createDowngrade(view, canonical, rulebook, fit);
    const fitOf = known === table.canonical ? undefined : downgrade.fitOf;
    const writers = createLayerWriters(known, view.declaration, fitOf);
    const results = new Map<string, { result: Result; rule: ResultRule | undefined }>();

    function findResult(method: string) {
      const found =
        view.declaration(method) ??
        aliases
          .get(method)
          ?.map(view.declaration)
          .find((declaration) => declaration !== undefined) ??
        canonical.declaration(method);
      if (found?.kind !== 'method') throw new TlError('unknownMethod', { name: method });
      return { result: found.result, rule: rulebook.result(method, resultText(found.result)) };
    }

    return {
      view,
      writers,
      downgrade,
      resultOf(method) {
        let found = results.get(method);
        if (found === undefined) {
          found = findResult(method);
          results.set(method, found);
        }
        return found;
      },
    };
  }

  const nearest = new Map<number, LayerCodec>();
  return {
    table,
    canonical,
    rules: rulebook,
    of(layer) {
      const cached = nearest.get(layer);
      if (cached) return cached;
      const known = table.nearest(layer);
      const codec = codecs.get(known) ?? make(known);
      codecs.set(known, codec);
      // Numbers that clients make up must not fill the memory.
      if (nearest.size < 256) nearest.set(layer, codec);
      return codec;
    },
  };
}
