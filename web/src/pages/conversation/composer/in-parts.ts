import type { Formatted } from './markup.ts';

/** UTF-16 units in one message. */
export const MAX_TEXT = 4096;

/** A text that is too long goes out as several messages, cut at a line or a word. */
export function inParts(formatted: Formatted, limit = MAX_TEXT): Formatted[] {
  const parts: Formatted[] = [];
  let { text, entities } = formatted;
  while (text.length > limit) {
    const head = text.slice(0, limit);
    const line = head.lastIndexOf('\n');
    const word = head.lastIndexOf(' ');
    let cut = line > limit / 2 ? line + 1 : word > limit / 2 ? word + 1 : limit;
    // Never between the two halves of one sign.
    if (/[\uD800-\uDBFF]$/.test(text.slice(0, cut))) cut--;
    parts.push({
      text: text.slice(0, cut),
      entities: entities
        .filter((it) => it.offset < cut)
        .map((it) => ({ ...it, length: Math.min(it.length, cut - it.offset) })),
    });
    entities = entities
      .filter((it) => it.offset + it.length > cut)
      .map((it) => {
        const offset = Math.max(0, it.offset - cut);
        return { ...it, offset, length: it.offset + it.length - cut - offset };
      });
    text = text.slice(cut);
  }
  return [...parts, { text, entities }];
}
