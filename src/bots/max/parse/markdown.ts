import type { Entity } from '#domain';
import { emphasis, inOrder, linkSpan, type ParsedText } from './span.ts';

/** Marks in pairs, longest first (https://dev.max.ru/docs-api, "Text formatting"). */
const marks: readonly [mark: string, type: Entity['type']][] = [
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['++', 'underline'],
  ['^^', emphasis.highlighted],
  ['*', 'italic'],
  ['_', 'italic'],
];

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'mark'; mark: string; type: Entity['type']; opens: boolean; closes: boolean; pair?: number }
  | { kind: 'span'; parsed: ParsedText; own: (place: { offset: number; length: number }) => Entity[] }
  | { kind: 'line'; as: 'heading' | 'quote' | undefined };

const escapable = /^[\\`*_{}[\]()#+\-.!~^>|]$/;

/** MAX's Markdown. What is no mark stands as it was written: nothing is an error. */
export function parseMarkdown(source: string): ParsedText {
  const tokens = tokenise(source);
  pairUp(tokens);
  return write(tokens);
}

function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  let text = '';
  const put = (token: Token): void => {
    if (text !== '') tokens.push({ kind: 'text', text });
    text = '';
    tokens.push(token);
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    if (at === 0 || source[at - 1] === '\n') {
      const begun = /^(?:#{1,6} +|> ?)/.exec(rest)?.[0];
      put({ kind: 'line', as: begun === undefined ? undefined : begun.startsWith('#') ? 'heading' : 'quote' });
      if (begun !== undefined) {
        at += begun.length;
        continue;
      }
    }
    if (rest.startsWith('\\') && escapable.test(rest.charAt(1))) {
      text += rest.charAt(1);
      at += 2;
      continue;
    }
    const special = readCode(rest) ?? readLink(rest);
    if (special) {
      put(special.token);
      at += special.length;
      continue;
    }
    const found = marks.find(([mark]) => rest.startsWith(closing(mark, rest, source.charAt(at - 1))));
    if (found) {
      put(markToken(found, source, at));
      at += found[0].length;
      continue;
    }
    text += source.charAt(at);
    at += 1;
  }
  if (text !== '') tokens.push({ kind: 'text', text });
  return tokens;
}

/** Of three marks in a row that end something, the single one, which began last, ends first. */
const closing = (mark: string, rest: string, before: string): string =>
  /^(?:\*\*|__)$/.test(mark) && /\S/.test(before) && rest.startsWith(mark + mark.charAt(0)) ? '\0' : mark;

const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** A mark opens before something and closes after something; underscores inside of a word are letters. */
function markToken([mark, type]: (typeof marks)[number], source: string, at: number): Token {
  const before = source.charAt(at - 1);
  const after = source.charAt(at + mark.length);
  const inWord = mark.startsWith('_') && isWord(before) && isWord(after);
  return {
    kind: 'mark',
    mark,
    type,
    opens: !inWord && after !== '' && !/\s/.test(after),
    closes: !inWord && before !== '' && !/\s/.test(before),
  };
}

function readCode(rest: string): { token: Token; length: number } | undefined {
  const block = /^```([\s\S]+?)```/.exec(rest);
  if (block) {
    const code = (block[1] ?? '').replace(/^\n/, '').replace(/\n$/, '');
    return { token: codeToken(code, 'pre'), length: block[0].length };
  }
  const inline = /^`([^`]+)`/.exec(rest);
  if (!inline) return undefined;
  return { token: codeToken((inline[1] ?? '').replaceAll('\n', ' '), 'code'), length: inline[0].length };
}

const codeToken = (text: string, type: 'pre' | 'code'): Token => ({
  kind: 'span',
  parsed: { text, entities: [] },
  own: (place) => [{ type, ...place }],
});

function readLink(rest: string): { token: Token; length: number } | undefined {
  const link = /^\[((?:\\.|[^[\]\\\n])+)\]\(([^()\s]+)\)/.exec(rest);
  if (!link) return undefined;
  const own = (place: { offset: number; length: number }): Entity[] => linkSpan(link[2] ?? '', place);
  return { token: { kind: 'span', parsed: parseMarkdown(link[1] ?? ''), own }, length: link[0].length };
}

/** Finds the partner of each mark; those without one are text. */
function pairUp(tokens: Token[]): void {
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    const place = token.closes ? open.findLastIndex((at) => partner(tokens[at], token)) : -1;
    const partnerAt = open[place];
    const first = partnerAt === undefined ? undefined : tokens[partnerAt];
    if (first?.kind === 'mark' && partnerAt !== undefined && partnerAt < index - 1) {
      first.pair = index;
      token.pair = partnerAt;
      open.length = place;
    } else if (token.opens) open.push(index);
  }
}

const partner = (first: Token | undefined, second: Token & { kind: 'mark' }): boolean =>
  first?.kind === 'mark' && first.mark === second.mark;

function write(tokens: readonly Token[]): ParsedText {
  let text = '';
  const entities: Entity[] = [];
  const begun = new Map<number, number>();
  let line: { as: 'heading' | 'quote'; offset: number } | undefined;
  const endLine = (): void => {
    if (!line) return;
    const length = text.replace(/\n$/, '').length - line.offset;
    entities.push({ type: line.as === 'heading' ? emphasis.heading : 'blockquote', offset: line.offset, length });
    line = undefined;
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') text += token.text;
    else if (token.kind === 'span') {
      const offset = text.length;
      text += token.parsed.text;
      entities.push(...token.own({ offset, length: token.parsed.text.length }));
      entities.push(...token.parsed.entities.map((entity) => ({ ...entity, offset: entity.offset + offset })));
    } else if (token.kind === 'line') {
      // Lines of a quote that follow each other are one quote.
      if (line?.as === 'quote' && token.as === 'quote') continue;
      endLine();
      if (token.as) line = { as: token.as, offset: text.length };
    } else if (token.pair === undefined) text += token.mark;
    else if (token.pair > index) begun.set(index, text.length);
    else {
      const offset = begun.get(token.pair) ?? text.length;
      entities.push({ type: token.type, offset, length: text.length - offset });
    }
  }
  endLine();
  return { text, entities: inOrder(entities) };
}
