import type { Entity } from './content.ts';

/** `mark` stands in every text that the pattern matches: looking for it first spares the search itself. */
const patterns: { type: Entity['type']; mark: RegExp; pattern: RegExp }[] = [
  {
    type: 'url',
    mark: /:\/\/|\.[a-z]/i,
    pattern:
      /\b(?:https?|tg|ftp):\/\/[^\s<>"'`]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|io|me|ru|de|eu|dev|app|chat)\b(?:\/[^\s<>"'`]*)?/giu,
  },
  { type: 'email', mark: /@/, pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
  { type: 'mention', mark: /@/, pattern: /(?<![\p{L}\p{N}_@/])@[a-z][a-z0-9_]{2,31}(?![\p{L}\p{N}_])/giu },
  {
    type: 'hashtag',
    mark: /#/,
    pattern: /(?<![\p{L}\p{N}_&/#])#(?!\p{N}+(?![\p{L}\p{N}_]))[\p{L}\p{M}\p{N}_]{1,256}/gu,
  },
  { type: 'cashtag', mark: /\$/, pattern: /(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}(?![\p{L}\p{N}_])/gu },
  {
    type: 'botCommand',
    mark: /\//,
    pattern: /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z][a-z0-9_]{2,31})?(?![\p{L}\p{N}_/])/giu,
  },
  { type: 'phone', mark: /\+/, pattern: /(?<![\p{L}\p{N}_])\+\d(?:[ ()-]?\d){6,14}(?!\d)/gu },
];

/** Punctuation that ends a sentence rather than a link. */
const trailing = /[.,:;!?)\]}»”…]+$/u;

/** Texts without any of these hold no machine-made entity: most messages end here. */
const anyMark = /[@#$/+.]/;

/** Finds links, mentions, hashtags, commands … outside spans that are code or already hold one. */
export function findEntities(text: string, own: readonly Entity[]): Entity[] {
  if (!anyMark.test(text)) return [];
  const taken: [number, number][] = own
    .filter((e) => e.type === 'code' || e.type === 'pre' || e.type === 'textUrl' || e.type === 'mentionName')
    .map((e) => [e.offset, e.offset + e.length]);
  const found: Entity[] = [];
  for (const { type, mark, pattern } of patterns) {
    if (!mark.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const length = match[0].length - (type === 'url' ? (trailing.exec(match[0])?.[0].length ?? 0) : 0);
      const from = match.index;
      const to = from + length;
      if (length < 2 || taken.some(([a, b]) => from < b && to > a)) continue;
      taken.push([from, to]);
      found.push({ type, offset: from, length });
    }
  }
  return found;
}
