import type { Entity } from '#domain';
import { emphasis, inOrder, linkSpan, type ParsedText } from './span.ts';

const types: Readonly<Record<string, Entity['type']>> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  strong: 'bold',
  del: 'strike',
  s: 'strike',
  ins: 'underline',
  u: 'underline',
  pre: 'pre',
  code: 'code',
  mark: emphasis.highlighted,
  h1: emphasis.heading,
  blockquote: 'blockquote',
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

interface OpenTag {
  name: string;
  url: string;
  offset: number;
}

/** MAX's HTML: known tags make spans, others are dropped, and what is left open ends with the text. */
export function parseHtml(source: string): ParsedText {
  let text = '';
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  const close = (tag: OpenTag): void => {
    const place = { offset: tag.offset, length: text.length - tag.offset };
    const type = types[tag.name];
    if (tag.name === 'a') entities.push(...linkSpan(tag.url, place));
    // Code inside of a block is the block.
    else if (type && !(type === 'code' && open.some(({ name }) => name === 'pre'))) entities.push({ type, ...place });
  };
  for (const [part] of source.matchAll(/<\/?[a-z][^<>]*>|<|[^<]+/gi)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^<>]*)>$/i.exec(part);
    if (!tag) {
      text += decoded(part);
      continue;
    }
    const name = tag[2]?.toLowerCase() ?? '';
    if (name !== 'a' && !types[name]) continue;
    if (tag[1] === '') open.push({ name, url: hrefOf(tag[3] ?? ''), offset: text.length });
    else {
      const at = open.findLastIndex((one) => one.name === name);
      const [ended] = at < 0 ? [] : open.splice(at, 1);
      if (ended) close(ended);
    }
  }
  for (let left = open.pop(); left; left = open.pop()) close(left);
  return { text, entities: inOrder(entities) };
}

function hrefOf(attributes: string): string {
  const found = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
