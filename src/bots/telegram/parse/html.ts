import type { Entity } from '#domain';
import { linkSpan } from './links.ts';
import { byteAt, inOrder, isBlank, ParseError, type ParsedText } from './span.ts';

interface OpenTag {
  name: string;
  argument: string;
  offset: number;
}

const plainTags: Readonly<Record<string, Entity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};

const known = new Set([...Object.keys(plainTags), 'a', 'pre', 'code', 'blockquote', 'tg-emoji', 'tg-time']);

interface Reader {
  source: string;
  at: number;
  text: string;
  entities: Entity[];
  open: OpenTag[];
  decodedHalf: boolean;
}

/** HTML style (https://core.telegram.org/bots/api#html-style). @throws ParseError */
export function parseHtml(source: string): ParsedText {
  const reader: Reader = { source, at: 0, text: '', entities: [], open: [], decodedHalf: false };
  while (reader.at < source.length) {
    const char = source.charAt(reader.at);
    if (char === '<') readTag(reader);
    else if (char === '&') readReference(reader);
    else {
      reader.text += char;
      reader.at += 1;
    }
  }
  const last = reader.open.at(-1);
  if (last) throw new ParseError(`Can't find end tag corresponding to start tag "${last.name}"`);
  if (reader.decodedHalf && !reader.text.isWellFormed())
    throw new ParseError(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  return { text: reader.text, entities: inOrder(reader.entities.map(withoutLanguage)) };
}

/** A language stands on a block only, not on a few words of code. */
function withoutLanguage(entity: Entity): Entity {
  if (entity.type !== 'code') return entity;
  const { language: _, ...rest } = entity;
  return rest;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const reference = /^&(?:#(?:x([0-9a-f]+)|(\d+))|([a-z]+));?/i;

/** The character that a reference stands for, and how long the reference is. */
function decode(source: string, at: number): { text: string; length: number } | undefined {
  const match = reference.exec(source.slice(at, at + 40));
  if (!match) return undefined;
  const [whole, hex, decimal, name] = match;
  if (name !== undefined) {
    const text = named[name];
    return text === undefined ? undefined : { text, length: whole.length };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code <= 0 || code >= 0x10ffff) return undefined;
  return { text: String.fromCodePoint(code), length: whole.length };
}

function readReference(reader: Reader): void {
  const found = decode(reader.source, reader.at);
  if (found && /^[\ud800-\udfff]$/.test(found.text)) reader.decodedHalf = true;
  reader.text += found?.text ?? '&';
  reader.at += found?.length ?? 1;
}

function readTag(reader: Reader): void {
  if (reader.source[reader.at + 1] === '/') readEndTag(reader);
  else readStartTag(reader);
}

function readStartTag(reader: Reader): void {
  const { source } = reader;
  const begin = reader.at;
  // Counted where it is told: a text may have thousands of tags.
  const place = (): number => byteAt(source, begin);
  let at = begin + 1;
  while (at < source.length && !isBlank(source[at]) && source[at] !== '>') at++;
  if (at >= source.length) throw new ParseError(`Unclosed start tag at byte offset ${place()}`);
  const name = source.slice(begin + 1, at).toLowerCase();
  if (!known.has(name)) throw new ParseError(`Unsupported start tag "${name}" at byte offset ${place()}`);
  let argument = '';
  for (;;) {
    at = skipBlanks(source, at);
    if (source[at] === '>') break;
    const attribute = readAttribute(source, at, name, place);
    at = attribute.next;
    argument = argumentOf(name, attribute) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler')
    throw new ParseError(`Tag "span" must have class "tg-spoiler" at byte offset ${place()}`);
  reader.open.push({ name, argument, offset: reader.text.length });
  reader.at = at + 1;
}

function skipBlanks(source: string, from: number): number {
  let at = from;
  while (at < source.length && isBlank(source[at])) at++;
  return at;
}

interface Attribute {
  name: string;
  value: string | undefined;
  next: number;
}

function readAttribute(source: string, from: number, tag: string, place: () => number): Attribute {
  let at = from;
  while (at < source.length && !isBlank(source[at]) && !'=>/"\''.includes(source.charAt(at))) at++;
  const name = source.slice(from, at);
  if (name === '' && at < source.length)
    throw new ParseError(`Empty attribute name in the tag "${tag}" at byte offset ${place()}`);
  at = skipBlanks(source, at);
  if (at >= source.length) throw new ParseError(`Unclosed start tag "${tag}" at byte offset ${place()}`);
  if (source[at] !== '=') return { name, value: undefined, next: at };
  at = skipBlanks(source, at + 1);
  if (at >= source.length) throw new ParseError(`Unclosed start tag "${tag}" at byte offset ${place()}`);
  const quote = source[at];
  if (quote === '"' || quote === "'") return readQuoted(source, at + 1, quote, name, place);
  const begin = at;
  while (at < source.length && /[a-z0-9.-]/i.test(source.charAt(at))) at++;
  if (!isBlank(source[at]) && source[at] !== '>')
    throw new ParseError(`Unexpected end of name token at byte offset ${byteAt(source, begin)}`);
  return { name, value: source.slice(begin, at).toLowerCase(), next: at };
}

function readQuoted(source: string, from: number, quote: string, name: string, place: () => number): Attribute {
  let value = '';
  let at = from;
  while (at < source.length && source[at] !== quote) {
    const found = source[at] === '&' ? decode(source, at) : undefined;
    value += found?.text ?? source.charAt(at);
    at += found?.length ?? 1;
  }
  if (at + 1 >= source.length) throw new ParseError(`Unclosed start tag at byte offset ${place()}`);
  return { name, value, next: at + 1 };
}

/** What an attribute says, for the tags where it says something. */
function argumentOf(tag: string, { name, value }: Attribute): string | undefined {
  if (tag === 'blockquote' && name === 'expandable') return '1';
  if (value === undefined) return undefined;
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice('language-'.length);
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice('tg-'.length);
  return undefined;
}

function readEndTag(reader: Reader): void {
  const { source } = reader;
  const begin = reader.at;
  const place = (): number => byteAt(source, begin);
  const tag = reader.open.at(-1);
  if (!tag) throw new ParseError(`Unexpected end tag at byte offset ${place()}`);
  let at = begin + 2;
  while (at < source.length && !isBlank(source[at]) && source[at] !== '>') at++;
  const name = source.slice(begin + 2, at).toLowerCase();
  at = skipBlanks(source, at);
  if (source[at] !== '>') throw new ParseError(`Unclosed end tag at byte offset ${place()}`);
  if (name !== '' && name !== tag.name)
    throw new ParseError(`Unmatched end tag at byte offset ${place()}, expected "</${tag.name}>", found "</${name}>"`);
  reader.open.pop();
  reader.at = at + 1;
  const length = reader.text.length - tag.offset;
  if (length > 0) close(reader, tag, { offset: tag.offset, length });
}

function close(reader: Reader, tag: OpenTag, place: { offset: number; length: number }): void {
  const { entities } = reader;
  const plain = plainTags[tag.name];
  if (plain) entities.push({ type: plain, ...place });
  else if (tag.name === 'a') entities.push(...linkSpan(tag.argument || reader.text.slice(place.offset), place));
  else if (tag.name === 'blockquote')
    entities.push({ type: 'blockquote', ...place, ...(tag.argument ? { collapsed: true } : {}) });
  else if (tag.name === 'tg-emoji') {
    if (!/^[1-9]\d{0,18}$/.test(tag.argument)) throw new ParseError('Invalid custom emoji identifier specified');
    entities.push({ type: 'customEmoji', ...place, document: tag.argument });
  } else if (tag.name === 'pre' || tag.name === 'code') closeCode(entities, tag, place);
}

/** A block whose whole content is one piece of code takes that one's language, whichever stands outside. */
function closeCode(entities: Entity[], tag: OpenTag, place: { offset: number; length: number }): void {
  const last = entities.at(-1);
  const same = last?.offset === place.offset && last.length === place.length;
  const language = tag.argument || (same ? last.language : undefined);
  const other = tag.name === 'pre' ? 'code' : 'pre';
  if (last && same && last.type === other && language) {
    entities[entities.length - 1] = { type: 'pre', ...place, language };
    return;
  }
  entities.push({
    type: tag.name === 'pre' ? 'pre' : 'code',
    ...place,
    ...(tag.argument ? { language: tag.argument } : {}),
  });
}
