import type { Entity, EntityKind } from '../../../data/views.ts';
import { type Formatted, trimmed } from './markup.ts';

/** What begins and ends a line of its own. */
const BLOCKS =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TR|UL)$/;
const PARAGRAPHS = /^(?:P|H[1-6]|BLOCKQUOTE|PRE|UL|OL|TABLE)$/;
const SILENT = /^(?:SCRIPT|STYLE|HEAD|TITLE|META|TEMPLATE|NOSCRIPT|SVG|IFRAME|OBJECT|VIDEO|AUDIO|SELECT|TEXTAREA)$/i;
const ADDRESS = /^(?:https?|tg|mailto):/i;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\uFE0F?/u;

/** How far into a page somebody may have copied. */
const DEEPEST = 200;

interface Out {
  text: string;
  entities: Entity[];
  /** Line breaks that come before the next word. */
  breaks: number;
  /** A space that comes before the next word of the same line. */
  space: boolean;
}

/**
 * A copied piece of a page as a text with its formatting: bold, italic, underlined, struck, code, links, quotations and
 * lists. The page is read, never shown: no script of it runs and no picture of it is fetched.
 */
export function fromHtml(html: string): Formatted {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const out: Out = { text: '', entities: [], breaks: 0, space: false };
  for (const node of body.childNodes) walk(node, out, false, 0);
  return trimmed({ text: out.text, entities: withoutRepeats(out.entities) });
}

/** This page's policy forbids styles, also of a page that is only read: they become words that are read here. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'));
}

interface Style {
  weight: string;
  slant: string;
  lines: string;
  font: string;
  space: string;
}

function styleOf(node: HTMLElement): Style {
  const rules = new Map<string, string>();
  for (const rule of (node.dataset.style ?? '').split(';')) {
    const [name = '', ...value] = rule.split(':');
    rules.set(name.trim().toLowerCase(), value.join(':').trim().toLowerCase());
  }
  const of = (name: string) => rules.get(name) ?? '';
  return {
    weight: of('font-weight'),
    slant: of('font-style'),
    lines: `${of('text-decoration')} ${of('text-decoration-line')}`,
    font: of('font-family'),
    space: of('white-space'),
  };
}

function walk(node: Node, out: Out, kept: boolean, depth: number): void {
  if (node instanceof Text) return kept ? keep(node.data, out) : flow(node.data, out);
  if (!(node instanceof HTMLElement) || SILENT.test(node.tagName) || depth > DEEPEST) return;
  if (node.tagName === 'BR') return breakLine(out, out.breaks + 1);
  if (node instanceof HTMLImageElement) return flow(EMOJI.test(node.alt) ? node.alt : '', out);
  const block = BLOCKS.test(node.tagName);
  const around = PARAGRAPHS.test(node.tagName) && !node.closest('li') ? 2 : 1;
  if (block) breakLine(out, around);
  if (node.tagName === 'LI') flow(bullet(node), out, true);
  const kinds = kindsOf(node);
  const asIs = kept || node.tagName === 'PRE' || styleOf(node).space.startsWith('pre');
  const start = startOf(out);
  for (const child of node.childNodes) walk(child, out, asIs, depth + 1);
  if (node.tagName === 'TD' || node.tagName === 'TH') out.space = true;
  for (const kind of kinds) span(kind, start(), node, out);
  if (block) breakLine(out, around);
}

/** Where the next word will stand: what waits before it does not belong to a span. */
function startOf(out: Out): () => number {
  const before = out.text.length;
  return () => {
    let start = before;
    while (/\s/.test(out.text[start] ?? '')) start++;
    return start;
  };
}

function breakLine(out: Out, count: number): void {
  out.breaks = Math.max(out.breaks, count);
  out.space = false;
}

/** Text in which white space of any length is one space. */
function flow(data: string, out: Out, open = false): void {
  const words = data.replace(/[ \t\n\r\f]+/g, ' ');
  const inner = words.trim();
  if (words.startsWith(' ') && out.breaks === 0) out.space = true;
  if (!inner) return;
  write(inner.replace(/\u00A0/g, ' '), out);
  out.space = open || words.endsWith(' ');
}

/** Text in which white space counts. */
function keep(data: string, out: Out): void {
  if (data) write(data.replace(/\r\n?/g, '\n'), out);
}

function write(words: string, out: Out): void {
  if (out.text) out.text += out.breaks > 0 ? '\n'.repeat(Math.min(2, out.breaks)) : out.space ? ' ' : '';
  out.breaks = 0;
  out.space = false;
  out.text += words;
}

function bullet(item: HTMLElement): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '•';
  return `${[...list.children].indexOf(item) + 1}.`;
}

function span(kind: EntityKind, offset: number, node: HTMLElement, out: Out): void {
  const length = out.text.trimEnd().length - offset;
  if (length <= 0) return;
  if (kind !== 'link') return void out.entities.push({ kind, offset, length });
  const url = (node.getAttribute('href') ?? '').replace(/\s/g, '%20').replace(/\)/g, '%29');
  // An address that shows itself is found by the server.
  if (out.text.slice(offset, offset + length) !== url) out.entities.push({ kind, offset, length, url });
}

/** What an element and its own style make of the text in it. Styles come first: some programs undo `<b>` by them. */
function kindsOf(node: HTMLElement): EntityKind[] {
  const { tagName: tag } = node;
  const { weight, slant, lines, font, space } = styleOf(node);
  if (tag === 'PRE' || (tag === 'DIV' && space.startsWith('pre') && font.includes('mono'))) return ['pre'];
  if (/^(?:CODE|KBD|SAMP|TT)$/.test(tag) && !node.closest('pre')) return ['code'];
  const kinds: EntityKind[] = [];
  if (weight ? isBold(weight) : /^(?:B|STRONG|TH|H[1-6])$/.test(tag)) kinds.push('bold');
  if (slant ? slant === 'italic' : /^(?:I|EM|CITE|VAR|DFN)$/.test(tag)) kinds.push('italic');
  if (lines.includes('line-through') || /^(?:S|DEL|STRIKE)$/.test(tag)) kinds.push('strike');
  if (tag === 'BLOCKQUOTE') kinds.push('quote');
  // Every link is underlined; that says nothing.
  if (tag === 'A' && ADDRESS.test(node.getAttribute('href') ?? '')) return [...kinds, 'link'];
  if (lines.includes('underline') || /^(?:U|INS)$/.test(tag)) kinds.push('underline');
  return kinds;
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

/** Two elements around the same words say the same thing once; nothing is formatted inside code. */
function withoutRepeats(entities: Entity[]): Entity[] {
  const codes = entities.filter(({ kind }) => kind === 'pre' || kind === 'code');
  const within = (it: Entity, other: Entity) =>
    other.offset <= it.offset && it.offset + it.length <= other.offset + other.length;
  return entities.filter(
    (it, index) =>
      !entities.some(
        (other, at) => other.kind === it.kind && within(it, other) && (!within(other, it) || at < index),
      ) &&
      (codes.includes(it) || !codes.some((code) => within(it, code))),
  );
}
