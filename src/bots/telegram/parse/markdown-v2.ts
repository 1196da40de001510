import type { Entity } from '#domain';
import { emojiOf, linkSpan } from './links.ts';
import { blockHead } from './markdown.ts';
import { byteAt, inOrder, ParseError, type ParsedText } from './span.ts';

type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'Code'
  | 'Pre'
  | 'PreCode'
  | 'TextUrl'
  | 'CustomEmoji'
  | 'BlockQuote';

interface Open {
  kind: Kind;
  /** In the source. */
  at: number;
  /** In the text. */
  offset: number;
  language: string;
}

const reserved = '_*[]()~`>#+-=|{}.!';

const marks: Partial<Record<Kind, string>> = {
  Bold: '*',
  Italic: '_',
  Underline: '__',
  Strikethrough: '~',
  Spoiler: '||',
  Code: '`',
  Pre: '```',
  PreCode: '```',
  TextUrl: ']',
  CustomEmoji: ']',
};

const simple: Partial<Record<Kind, Entity['type']>> = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strike',
  Spoiler: 'spoiler',
  Code: 'code',
};

interface Reader {
  source: string;
  at: number;
  text: string;
  entities: Entity[];
  open: Open[];
  inQuote: boolean;
  /** Only blanks of a line stand before this place. */
  lineStart: boolean;
}

/** MarkdownV2 (https://core.telegram.org/bots/api#markdownv2-style). @throws ParseError */
export function parseMarkdownV2(source: string): ParsedText {
  const reader: Reader = { source, at: 0, text: '', entities: [], open: [], inQuote: false, lineStart: true };
  while (reader.at < source.length) step(reader);
  if (reader.inQuote) endOfText(reader);
  const last = reader.open.at(-1);
  if (last) throw unclosed(reader, last);
  return { text: reader.text, entities: inOrder(reader.entities) };
}

function step(reader: Reader): void {
  const { source, at } = reader;
  const char = source.charAt(at);
  const next = source.charCodeAt(at + 1);
  if (char === '\\' && next > 0 && next <= 126) {
    take(reader, source.charAt(at + 1));
    reader.at += 2;
    return;
  }
  const kind = reader.open.at(-1)?.kind;
  const raw = kind === 'Code' || kind === 'Pre' || kind === 'PreCode';
  const endsQuote = char === '\n' && reader.inQuote && source[at + 1] !== '>';
  if (raw ? char !== '`' : !reserved.includes(char) && char !== '\n') {
    take(reader, char);
    reader.at += 1;
    return;
  }
  if (char === '\n') {
    if (endsQuote) closeQuote(reader);
    take(reader, char);
    reader.at += 1;
    return;
  }
  if (closes(reader, kind)) closeSpan(reader);
  else openSpan(reader, char);
}

function take(reader: Reader, char: string): void {
  reader.text += char;
  if (char !== '\r') reader.lineStart = char === '\n';
}

/** Whether the mark here ends the innermost span. One underscore does not end where two stand. */
function closes(reader: Reader, kind: Kind | undefined): boolean {
  const { source, at } = reader;
  const mark = kind && marks[kind];
  if (!mark || !source.startsWith(mark, at)) return false;
  return kind !== 'Italic' || source[at + 1] !== '_';
}

const doubles: [string, Kind][] = [
  ['__', 'Underline'],
  ['||', 'Spoiler'],
  ['![', 'CustomEmoji'],
];
const singles: Readonly<Record<string, Kind>> = {
  _: 'Italic',
  '*': 'Bold',
  '~': 'Strikethrough',
  '[': 'TextUrl',
  '`': 'Code',
};

function openSpan(reader: Reader, char: string): void {
  const { source, at } = reader;
  if (source.startsWith('```', at)) {
    const { language, begin } = blockHead(source, at + 3);
    push(reader, language ? 'PreCode' : 'Pre', begin, language);
    return;
  }
  const double = doubles.find(([mark]) => source.startsWith(mark, at));
  if (double) return push(reader, double[1], at + 2);
  const single = singles[char];
  if (single) return push(reader, single, at + 1);
  if (char !== '>' || !reader.lineStart)
    throw new ParseError(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
  // Every further line of a quote begins with its mark too.
  if (reader.inQuote) reader.at += 1;
  else {
    reader.inQuote = true;
    push(reader, 'BlockQuote', at + 1);
  }
}

function push(reader: Reader, kind: Kind, next: number, language = ''): void {
  reader.open.push({ kind, at: reader.at, offset: reader.text.length, language });
  reader.at = next;
}

function closeSpan(reader: Reader): void {
  const span = reader.open.pop();
  if (!span) return;
  const place = { offset: span.offset, length: reader.text.length - span.offset };
  const mark = marks[span.kind] ?? '';
  if (span.kind === 'TextUrl' || span.kind === 'CustomEmoji') return closeLink(reader, span, place);
  reader.at += mark.length;
  if (place.length === 0) return;
  const type = simple[span.kind];
  if (type) reader.entities.push({ type, ...place });
  else reader.entities.push({ type: 'pre', ...place, ...(span.language ? { language: span.language } : {}) });
}

function closeLink(reader: Reader, span: Open, place: { offset: number; length: number }): void {
  const { source, at } = reader;
  const hasUrl = source[at + 1] === '(';
  if (span.kind === 'CustomEmoji' && !hasUrl)
    throw new ParseError('The entity must contain a tg://emoji or tg://time URL');
  if (!hasUrl) {
    reader.at += 1;
    if (place.length > 0) reader.entities.push(...linkSpan(reader.text.slice(span.offset), place));
    return;
  }
  const url = readUrl(reader, at + 2);
  if (span.kind === 'TextUrl') {
    if (place.length > 0) reader.entities.push(...linkSpan(url, place));
    return;
  }
  const emoji = emojiOf(url);
  if (emoji === undefined) {
    if (/^tg:(?:\/\/)?time\?(?:.*&)?unix=\d+/i.test(url)) return;
    throw new ParseError('Invalid tg://emoji or tg://time URL specified');
  }
  if (place.length > 0) reader.entities.push({ type: 'customEmoji', ...place, document: emoji });
}

/** Reads up to the closing parenthesis and goes behind it. */
function readUrl(reader: Reader, from: number): string {
  const { source } = reader;
  let url = '';
  let at = from;
  while (at < source.length && source[at] !== ')') {
    const next = source.charCodeAt(at + 1);
    if (source[at] === '\\' && next > 0 && next <= 126) at++;
    url += source.charAt(at++);
  }
  if (at >= source.length) throw new ParseError(`Can't find end of a URL at byte offset ${byteAt(source, from)}`);
  reader.at = at + 1;
  return url;
}

/** A quote ends with its line; an opened spoiler at that very place makes it expandable. */
function closeQuote(reader: Reader): void {
  const last = reader.open.at(-1);
  if (!last) return;
  let collapsed = false;
  if (last.kind === 'Spoiler' && isAtEnd(reader, last)) {
    reader.open.pop();
    collapsed = true;
  }
  const quote = reader.open.at(-1);
  if (quote?.kind !== 'BlockQuote') throw unclosed(reader, quote ?? last);
  reader.open.pop();
  reader.inQuote = false;
  // The line break belongs to the quote.
  addQuote(reader, quote, reader.text.length + 1 - quote.offset, collapsed);
}

const isAtEnd = (reader: Reader, spoiler: Open): boolean =>
  spoiler.at === reader.at - 2 || (spoiler.at === reader.at - 3 && reader.text.endsWith('\r'));

function endOfText(reader: Reader): void {
  const last = reader.open.at(-1);
  const collapsed = last?.kind === 'Spoiler' && last.at === reader.source.length - 2;
  if (collapsed) reader.open.pop();
  const quote = reader.open.at(-1);
  if (quote?.kind !== 'BlockQuote') return;
  reader.open.pop();
  addQuote(reader, quote, reader.text.length - quote.offset, collapsed);
}

function addQuote(reader: Reader, quote: Open, length: number, collapsed: boolean): void {
  if (length > 0)
    reader.entities.push({ type: 'blockquote', offset: quote.offset, length, ...(collapsed ? { collapsed } : {}) });
}

const unclosed = (reader: Reader, span: Open): ParseError =>
  new ParseError(`Can't find end of ${span.kind} entity at byte offset ${byteAt(reader.source, span.at)}`);
