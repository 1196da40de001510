import { TlError } from '../errors.ts';
import { type Declaration, isUnion } from '../schema/declaration.ts';
import { isObject } from '../writer.ts';
import type { Fit } from '../writers.ts';
import { differences } from './compare.ts';
import type { DownRule } from './rule.ts';
import type { Rulebook } from './rulebook.ts';
import type { LayerView } from './table.ts';

/** The newest schema by name and by union. */
export interface Canonical {
  declaration(name: string): Declaration | undefined;
  readonly unions: ReadonlyMap<string, readonly Declaration[]>;
}

/** What must be done with a constructor's objects so that a layer can write them. */
export type Treatment = 'none' | 'rule' | 'unknown' | 'left out' | 'impossible';

/** How one layer writes canonical objects. */
export interface Downgrade {
  /** Undefined where objects are written as they are. */
  fitOf(name: string): Fit | undefined;
  treatment(name: string): Treatment;
  /** Unions of which some objects have nothing to stand for them. */
  readonly lossy: ReadonlySet<string>;
}

export function createDowngrade(
  layer: LayerView,
  canonical: Canonical,
  rules: Rulebook,
  /** Fits any object: this layer's writers, which remember what `fitOf` gave. */
  fit: Fit,
): Downgrade {
  function ruleOf(name: string): DownRule | undefined {
    const rule = rules.down.get(name);
    if (rule === undefined) return undefined;
    return treatedByName(name) && rule.when?.(layer) !== true ? undefined : rule;
  }

  function treatedByName(name: string): boolean {
    const source = canonical.declaration(name);
    const target = layer.declaration(name);
    return target !== undefined && (source === undefined || differences(source, target).length === 0);
  }

  function treatment(name: string): Treatment {
    if (ruleOf(name)) return 'rule';
    if (treatedByName(name)) return 'none';
    if (layer.has(name)) return 'impossible';
    return rules.unknown.has(canonical.declaration(name)?.result.type ?? '') ? 'unknown' : 'left out';
  }

  /** Fields of the layer's form that must be there and whose objects may have nothing to stand for them. */
  function fragile(name: string, lossyUnions: ReadonlySet<string>): string[] {
    const fields = layer.declaration(name)?.fields ?? [];
    return fields
      .filter((field) => !field.flag && !field.vector && isUnion(field.type) && lossyUnions.has(field.type))
      .map((field) => field.key);
  }

  function mayBeLost(name: string, lossyUnions: ReadonlySet<string>): boolean {
    const how = treatment(name);
    if (how === 'left out' || how === 'impossible') return true;
    if (how === 'rule' && rules.down.get(name)?.leavesOut) return true;
    const union = canonical.declaration(name)?.result.type ?? '';
    if (!layer.has(name)) return !rules.unknown.has(union);
    return fragile(name, lossyUnions).length > 0 && !rules.instead.has(name);
  }

  function findLossy(): Set<string> {
    const found = new Set<string>();
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const [union, members] of canonical.unions) {
        if (!found.has(union) && members.some(({ name }) => mayBeLost(name, found))) found.add(union);
      }
    }
    return found;
  }

  const lossy = findLossy();

  function replacement(name: string): Fit | undefined {
    const rule = ruleOf(name);
    if (treatedByName(name) && rule === undefined) return undefined;
    const unknown = rules.unknown.get(canonical.declaration(name)?.result.type ?? '');
    const known = layer.has(name);
    if (canonical.declaration(name) === undefined && !known) throw new TlError('unknownObject', { name });
    return (value) => {
      const converted = rule?.convert(value, layer);
      if (converted !== undefined && (known || converted._ !== name)) return converted;
      // A rule that answers nothing for a constructor the layer knows means to leave it out.
      return known ? undefined : unknown?.convert(value);
    };
  }

  function fitOf(name: string): Fit | undefined {
    const replace = replacement(name);
    const required = fragile(name, lossy);
    if (replace === undefined && required.length === 0) return undefined;
    const instead = rules.instead.get(name);
    return (value) => {
      const own = replace === undefined ? value : replace(value);
      if (own === undefined || own._ !== name) return own && fit(own);
      const fields: Readonly<Record<string, unknown>> = { ...own };
      const isWhole = required.every((key) => {
        const inner = fields[key];
        return !isObject(inner) || fit(inner) !== undefined;
      });
      if (isWhole) return own;
      const other = instead?.convert(value, layer);
      return other && fit(other);
    };
  }

  return { fitOf, treatment, lossy };
}
