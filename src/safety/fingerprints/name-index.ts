import { type NameRelation, type NameSketch, relationOfNames, trigramSimilarity } from './name-signals.ts';

export interface NameMatch {
  entry: number;
  relation: Exclude<NameRelation, 'none'>;
  similarity: number;
}

export interface NameIndex {
  add(sketch: NameSketch): number;
  remove(entry: number): void;
  query(sketch: NameSketch, limit?: number): NameMatch[];
  readonly size: number;
}

/** A trigram that more names than this share is a common syllable, and is not looked up. */
const TRIGRAM_LIMIT = 400;

/** Names by exact skeleton and by inverted trigram lists. */
export function createNameIndex(): NameIndex {
  const entries = new Map<number, NameSketch>();
  const byTrigram = new Map<number, number[]>();
  const bySkeleton = new Map<string, number[]>();
  let next = 0;

  return {
    add(sketch) {
      const entry = next++;
      entries.set(entry, sketch);
      const same = bySkeleton.get(sketch.skeleton);
      if (same) same.push(entry);
      else bySkeleton.set(sketch.skeleton, [entry]);
      for (const trigram of sketch.trigrams) {
        const list = byTrigram.get(trigram);
        if (!list) byTrigram.set(trigram, [entry]);
        else if (list.length < TRIGRAM_LIMIT) list.push(entry);
      }
      return entry;
    },
    remove(entry) {
      const sketch = entries.get(entry);
      if (!sketch) return;
      entries.delete(entry);
      const same = bySkeleton.get(sketch.skeleton)?.filter((other) => other !== entry) ?? [];
      if (same.length > 0) bySkeleton.set(sketch.skeleton, same);
      else bySkeleton.delete(sketch.skeleton);
    },
    query(sketch, limit = 16) {
      const hits = new Map<number, number>();
      for (const entry of bySkeleton.get(sketch.skeleton) ?? []) hits.set(entry, Number.MAX_SAFE_INTEGER);
      for (const trigram of sketch.trigrams) {
        const list = byTrigram.get(trigram);
        if (!list || list.length >= TRIGRAM_LIMIT) continue;
        for (const entry of list) hits.set(entry, (hits.get(entry) ?? 0) + 1);
      }
      const matches: NameMatch[] = [];
      for (const [entry, times] of hits) {
        const banked = entries.get(entry);
        if (!banked || times * 3 < sketch.trigrams.length) continue;
        const relation = relationOfNames(banked, sketch);
        if (relation === 'none') continue;
        matches.push({ entry, relation, similarity: trigramSimilarity(banked.trigrams, sketch.trigrams) });
      }
      matches.sort((a, b) => b.similarity - a.similarity || a.entry - b.entry);
      return matches.slice(0, limit);
    },
    get size() {
      return entries.size;
    },
  };
}
