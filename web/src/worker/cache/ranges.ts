/** Numbers of messages between which nothing is missing from the local store: both ends included. */
export interface Range {
  from: number;
  to: number;
}

/** Adds a range and joins it with those that it touches. The result is sorted and free of overlaps. */
export function addRange(ranges: Range[], added: Range): Range[] {
  if (added.from > added.to) return ranges;
  const kept: Range[] = [];
  let { from, to } = added;
  for (const range of ranges) {
    if (range.to < from || range.from > to) kept.push(range);
    else {
      from = Math.min(from, range.from);
      to = Math.max(to, range.to);
    }
  }
  kept.push({ from, to });
  return kept.sort((a, b) => a.from - b.from);
}

/** The range that contains `id`. */
export function rangeAround(ranges: Range[], id: number): Range | undefined {
  return ranges.find((range) => range.from <= id && id <= range.to);
}
