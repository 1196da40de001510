import type { Entity } from '#domain';

export interface ParsedText {
  text: string;
  entities: Entity[];
}

/** Headings and highlighted words have no span of their own here and are told as strong ones. */
export const emphasis = { heading: 'bold', highlighted: 'bold' } as const;

/** The account of a link that mentions somebody who has no public name. */
const mentionForm = /^(?:max|tamtam):\/\/user\/(\d{1,16})$/i;

/** The span that a link makes of its words; none for an address that leads nowhere. */
export function linkSpan(url: string, place: { offset: number; length: number }): Entity[] {
  const account = mentionForm.exec(url.trim())?.[1];
  if (account !== undefined) return [{ type: 'mentionName', ...place, account: Number(account) }];
  const parsed = URL.parse(url.trim());
  if (!parsed || !['http:', 'https:', 'mailto:', 'tel:', 'tg:'].includes(parsed.protocol)) return [];
  return [{ type: 'textUrl', ...place, url: parsed.href }];
}

/** Spans in the order in which they are told, without empty ones and without the same one twice. */
export function inOrder(entities: readonly Entity[]): Entity[] {
  const seen = new Set<string>();
  return entities
    .filter((entity) => {
      const key = JSON.stringify(entity);
      if (entity.length <= 0 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
}
