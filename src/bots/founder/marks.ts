import type { Entity } from '#domain';

/** Stand for the marks themselves in words of others; of one code unit each, so that places stay. */
const asterisk = '\u{E02A}';
const backtick = '\u{E060}';

/** Words of others as they are, on one line: an asterisk in a name marks nothing. */
export const verbatim = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('*', asterisk)
    .replaceAll('`', backtick);

const unveil = (text: string): string => text.replaceAll(asterisk, '*').replaceAll(backtick, '`');

/** Takes the marks of `code` and *bold* out and says where they stood. */
export function marked(text: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  let plain = '';
  let at = 0;
  for (const found of text.matchAll(/`([^`\n]+)`|\*([^*\n]+)\*/g)) {
    plain += text.slice(at, found.index);
    const inner = found[1] ?? found[2] ?? '';
    entities.push({ type: found[1] === undefined ? 'bold' : 'code', offset: plain.length, length: inner.length });
    plain += inner;
    at = found.index + found[0].length;
  }
  return { text: unveil(plain + text.slice(at)), entities };
}
