import type { DownRule, ResultRule, UnionRule, UpRule } from './rule.ts';
import { ruleGroups } from './rules/index.ts';

/** All exceptions, by what they are looked up with. */
export interface Rulebook {
  readonly down: ReadonlyMap<string, DownRule>;
  readonly instead: ReadonlyMap<string, DownRule>;
  /** By union. */
  readonly unknown: ReadonlyMap<string, UnionRule>;
  /** By the older name. */
  readonly up: ReadonlyMap<string, UpRule>;
  readonly forgotten: ReadonlyMap<string, readonly string[]>;
  /** Canonical method by older name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The rule for a method's result where its type was the given one. */
  result(method: string, type: string): ResultRule | undefined;
}

function byKey<T>(rules: readonly T[], keyOf: (rule: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const rule of rules) {
    if (map.has(keyOf(rule))) throw new Error(`two rules for ${keyOf(rule)}`);
    map.set(keyOf(rule), rule);
  }
  return map;
}

function makeRulebook(): Rulebook {
  const results = byKey(
    ruleGroups.flatMap((group) => group.results ?? []),
    ({ method, type }) => `${method} ${type}`,
  );
  const byName = ({ name }: { name: string }) => name;
  return {
    down: byKey(
      ruleGroups.flatMap((group) => group.down ?? []),
      byName,
    ),
    instead: byKey(
      ruleGroups.flatMap((group) => group.instead ?? []),
      byName,
    ),
    unknown: byKey(
      ruleGroups.flatMap((group) => group.unknown ?? []),
      ({ union }) => union,
    ),
    up: byKey(
      ruleGroups.flatMap((group) => group.up ?? []),
      byName,
    ),
    forgotten: new Map(ruleGroups.flatMap((group) => Object.entries(group.forgotten ?? {}))),
    renamed: new Map(ruleGroups.flatMap((group) => Object.entries(group.renamed ?? {}))),
    result: (method, type) => results.get(`${method} ${type}`),
  };
}

export const rulebook: Rulebook = makeRulebook();
