import type { Entity } from '#domain';
import { linkSpan } from './links.ts';
import { byteAt, inOrder, isBlank, ParseError, type ParsedText } from './span.ts';

const escapable = '_*`[';

/** The older Markdown, without nesting (https://core.telegram.org/bots/api#markdown-style). @throws ParseError */
export function parseMarkdown(source: string): ParsedText {
  let text = '';
  const entities: Entity[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\\' && escapable.includes(source.charAt(at + 1)) && at + 1 < source.length) {
      text += source.charAt(at + 1);
      at += 2;
      continue;
    }
    if (!escapable.includes(char)) {
      text += char;
      at += 1;
      continue;
    }
    const found = readSpan(source, at, text.length);
    text += found.text;
    entities.push(...found.entities);
    at = found.next;
  }
  return { text, entities: inOrder(entities) };
}

interface FoundSpan {
  text: string;
  entities: Entity[];
  next: number;
}

function readSpan(source: string, start: number, offset: number): FoundSpan {
  if (source.startsWith('```', start)) return readBlock(source, start, offset);
  const opening = source.charAt(start);
  const end = source.indexOf(opening === '[' ? ']' : opening, start + 1);
  if (end < 0) throw unclosed(source, start);
  const text = source.slice(start + 1, end);
  const place = { offset, length: text.length };
  if (opening === '[') return readLink(source, end, text, place);
  const type = opening === '_' ? 'italic' : opening === '*' ? 'bold' : 'code';
  return { text, entities: text === '' ? [] : [{ type, ...place }], next: end + 1 };
}

function readLink(source: string, end: number, text: string, place: { offset: number; length: number }): FoundSpan {
  if (source.charAt(end + 1) !== '(')
    return { text, entities: text === '' ? [] : linkSpan(text, place), next: end + 1 };
  const close = source.indexOf(')', end + 2);
  const url = source.slice(end + 2, close < 0 ? undefined : close);
  return { text, entities: text === '' ? [] : linkSpan(url, place), next: close < 0 ? source.length : close + 1 };
}

function readBlock(source: string, start: number, offset: number): FoundSpan {
  const { language, begin } = blockHead(source, start + 3);
  const end = source.indexOf('```', begin);
  if (end < 0) throw unclosed(source, start);
  const text = source.slice(begin, end);
  const entity: Entity = { type: 'pre', offset, length: text.length, ...(language ? { language } : {}) };
  return { text, entities: text === '' ? [] : [entity], next: end + 3 };
}

/** The language after three backticks, and where the code begins: one line break before it does not count. */
export function blockHead(source: string, from: number): { language: string; begin: number } {
  let end = from;
  while (end < source.length && !isBlank(source[end]) && source[end] !== '`') end++;
  const named = end > from && end < source.length && source[end] !== '`';
  let begin = named ? end : from;
  const first = source[begin];
  const second = source[begin + 1];
  if (first === '\n' || first === '\r') begin += (second === '\n' || second === '\r') && second !== first ? 2 : 1;
  return { language: named ? source.slice(from, end) : '', begin };
}

const unclosed = (source: string, start: number): ParseError =>
  new ParseError(`Can't find end of the entity starting at byte offset ${byteAt(source, start)}`);
