import type { Entity } from '../../../data/views.ts';

/** Spans outside of the text or crossing each other come from faulty clients: drop those, outermost first. */
export function tidy(entities: Entity[], length: number): Entity[] {
  const sorted = entities
    .filter((it) => it.length > 0 && it.offset >= 0 && it.offset + it.length <= length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  const kept: Entity[] = [];
  const open: Entity[] = [];
  for (const entity of sorted) {
    while (open.length > 0 && end(open.at(-1)) <= entity.offset) open.pop();
    const parent = open.at(-1);
    if (parent && entity.offset + entity.length > end(parent)) continue;
    kept.push(entity);
    open.push(entity);
  }
  return kept;
}

function end(entity: Entity | undefined): number {
  return entity ? entity.offset + entity.length : 0;
}
