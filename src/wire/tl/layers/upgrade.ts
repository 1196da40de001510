import { compileComplete } from '../compile/complete.ts';
import { TlError } from '../errors.ts';
import type { Upgrade } from '../readers.ts';
import type { Declaration } from '../schema/declaration.ts';
import { isObject, type TlObject } from '../writer.ts';
import { differences } from './compare.ts';
import type { Canonical } from './downgrade.ts';
import type { Rulebook } from './rulebook.ts';

/**
 * How an older declaration becomes canonical: by field names, by a rule, not at all because no canonical object is
 * wanted (a method that no longer exists, or a part of one), or it cannot, so that reading one is refused.
 */
export type UpTreatment = 'names' | 'rule' | 'as it is' | 'refused';

/** Names of fields that the canonical form has no place for. */
export function lostFields(older: Declaration, canonical: Declaration, forgotten: readonly string[] = []): string[] {
  return older.fields
    .filter((field) => field.type !== '#' && !forgotten.includes(field.key))
    .filter((field) => !canonical.fields.some((other) => other.key === field.key))
    .map((field) => field.key);
}

/** Which of the treatments what an older layer sends needs; a rule is asked for only where names do not do. */
export function upTreatment(older: Declaration, canonical: Canonical, rules: Rulebook): UpTreatment {
  const target = canonical.declaration(older.name);
  if (
    target &&
    differences(older, target).length === 0 &&
    lostFields(older, target, rules.forgotten.get(older.name)).length === 0
  ) {
    return 'names';
  }
  if (rules.up.has(older.name)) return 'rule';
  const isGone = target === undefined && (older.kind === 'method' || !canonical.unions.has(older.result.type));
  return isGone ? 'as it is' : 'refused';
}

/** Makes the function that turns objects read by older declarations into canonical ones. */
export function createUpgrades(
  canonical: Canonical,
  rules: Rulebook,
): (declaration: Declaration) => Upgrade | undefined {
  const completes = new Map<string, Upgrade>();

  function complete(value: TlObject): TlObject {
    let fill = completes.get(value._);
    if (fill === undefined) {
      const declaration = canonical.declaration(value._);
      if (declaration === undefined) throw new TlError('unknownObject', { name: value._ });
      fill = compileComplete(declaration);
      completes.set(value._, fill);
    }
    return fill(value);
  }

  /** Rules make small objects of their own inside what they give; those get their keys too. */
  function completeInside(value: TlObject): TlObject {
    const fields: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) fields[key] = isObject(inner) ? completeInside(inner) : inner;
    return complete({ ...fields, _: value._ });
  }

  return (older) => {
    if (canonical.declaration(older.name)?.id === older.id) return undefined;
    const rule = rules.up.get(older.name);
    switch (upTreatment(older, canonical, rules)) {
      case 'names':
        return complete;
      case 'rule':
        return (value) => completeInside(rule?.convert(value) ?? value);
      case 'as it is':
        return undefined;
      case 'refused':
        return () => {
          throw new TlError('notUpgradable', { name: older.name });
        };
    }
  };
}
