import { createReaders, type Readers } from '../readers.ts';
import { createLayers, type Layers } from '../layers/layers.ts';
import type { LayerView } from '../layers/table.ts';
import { newBudget, TlReader } from '../reader.ts';
import { tlLimits } from '../limits.ts';
import { type Declaration, isUnion } from '../schema/declaration.ts';
import { loadSchema } from '../schema/load.ts';
import type { TlObject } from '../writer.ts';

export const schema = loadSchema();
export const layers: Layers = createLayers(schema.declarations);

/** Unions that objects of the given unions may hold, at any depth, themselves included. */
export function reachable(declarations: Iterable<Declaration>, from: Iterable<string>): Set<string> {
  const members = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    if (declaration.kind !== 'class') continue;
    const { type } = declaration.result;
    members.set(type, [...(members.get(type) ?? []), declaration]);
  }
  const found = new Set<string>();
  const open = [...from];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (!isUnion(type) || found.has(type)) continue;
    found.add(type);
    for (const { fields } of members.get(type) ?? []) open.push(...fields.map((field) => field.type));
  }
  return found;
}

/** Unions that a server may send to a client of the layer: results of its methods, and updates. */
export function sentTo(view: LayerView): Set<string> {
  const results = [...view.all()].filter(({ kind }) => kind === 'method').map(({ result }) => result.type);
  return reachable(view.all(), ['Updates', ...results]);
}

/** Reads as a client of exactly this layer would: only its own constructors, nothing converted, nothing left over. */
export function strictReader(view: LayerView): (union: string, bytes: Uint8Array) => TlObject {
  const readers: Readers = createReaders(view.all(), () => undefined);
  return (union, bytes) => {
    const r = new TlReader(bytes, newBudget(tlLimits));
    const value = readers.union(union)(r);
    r.expectEnd();
    return value;
  };
}
