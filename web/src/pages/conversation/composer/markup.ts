import type { Entity, EntityKind, PeerId } from '../../../data/views.ts';

const MARKS: { mark: string; kind: EntityKind }[] = [
  { mark: '**', kind: 'bold' },
  { mark: '__', kind: 'italic' },
  { mark: '~~', kind: 'strike' },
  { mark: '||', kind: 'spoiler' },
  { mark: '++', kind: 'underline' },
];

export interface Formatted {
  text: string;
  entities: Entity[];
}

/**
 * Reads what was typed: `**bold**`, `__italic__`, `~~struck~~`, `||hidden||`, `++underlined++`, `` `code` ``,
 * ```` ```language ```` blocks, `[text](address)`, `[🔔](tg://emoji?id=5)`, `[Ada](tg://user?id=5)` and lines that begin
 * with `> `. A mark without its partner stays as it is.
 */
export function parseMarkup(typed: string): Formatted {
  const out = { text: '', entities: [] as Entity[] };
  walk(typed.replace(/\r\n?/g, '\n'), out);
  return trimmed(out);
}

function walk(typed: string, out: Formatted): void {
  let at = 0;
  while (at < typed.length) {
    const rest = typed.slice(at);
    const used =
      block(rest, out) ||
      quote(rest, typed[at - 1] ?? '\n', out) ||
      code(rest, out) ||
      link(rest, out) ||
      marked(rest, typed[at - 1] ?? '', out);
    if (used > 0) {
      at += used;
      continue;
    }
    out.text += typed[at];
    at++;
  }
}

function block(rest: string, out: Formatted): number {
  const found = /^```([\w+#.-]{0,24})\n([\s\S]+?)\n?```/.exec(rest) ?? /^```()([^`]+)```/.exec(rest);
  if (!found) return 0;
  const [whole, language = '', inner = ''] = found;
  out.entities.push({ kind: 'pre', offset: out.text.length, length: inner.length, language });
  out.text += inner;
  return whole.length;
}

/** Lines that begin with "> " become one quotation. */
function quote(rest: string, before: string, out: Formatted): number {
  const found = before === '\n' ? /^(?:> [^\n]*(?:\n(?=> )|$|(?=\n)))+/.exec(rest) : null;
  if (!found) return 0;
  const offset = out.text.length;
  walk(found[0].replace(/^> /gm, ''), out);
  out.entities.push({ kind: 'quote', offset, length: out.text.length - offset });
  return found[0].length;
}

function code(rest: string, out: Formatted): number {
  const found = /^`([^`\n]+)`/.exec(rest);
  if (!found?.[1]) return 0;
  out.entities.push({ kind: 'code', offset: out.text.length, length: found[1].length });
  out.text += found[1];
  return found[0].length;
}

/** As the Bot API writes custom emoji: `[🔔](tg://emoji?id=5)`. */
const EMOJI_ADDRESS = /^tg:\/\/emoji\?id=(\d{1,19})$/;
/** As the Bot API writes somebody without a public name: `[Ada](tg://user?id=5)`. */
const PERSON_ADDRESS = /^tg:\/\/user\?id=(\d{1,15})$/;

export function emojiMarkup(emoji: string, document: string): string {
  return `[${emoji}](tg://emoji?id=${document})`;
}

function link(rest: string, out: Formatted): number {
  const found = /^\[([^\]\n]+)\]\(((?:https?|tg|mailto):[^\s)]+)\)/.exec(rest);
  if (!found?.[1]) return 0;
  const offset = out.text.length;
  walk(found[1], out);
  const length = out.text.length - offset;
  out.entities.push({ offset, length, ...leadsTo(found[2] ?? '') });
  return found[0].length;
}

function leadsTo(url: string): Pick<Entity, 'kind' | 'url' | 'document' | 'peer'> {
  const document = EMOJI_ADDRESS.exec(url)?.[1];
  const person = PERSON_ADDRESS.exec(url)?.[1];
  if (document) return { kind: 'emoji', document };
  return person ? { kind: 'person', peer: Number(person) } : { kind: 'link', url };
}

export function personMarkup(name: string, person: PeerId): string {
  return `[${name.replace(/[[\]\n]/g, ' ').trim()}](tg://user?id=${person})`;
}

function marked(rest: string, before: string, out: Formatted): number {
  const mark = MARKS.find((it) => rest.startsWith(it.mark));
  if (!mark) return 0;
  const { mark: sign, kind } = mark;
  const end = rest.indexOf(sign, sign.length + 1);
  const inner = rest.slice(sign.length, end);
  // `snake__case` and `2 ** 3 ** 4` are not meant as marks.
  const after = rest[end + sign.length] ?? '';
  const inWord = kind === 'italic' && (/\w/.test(before) || /\w/.test(after));
  if (end < 0 || inWord || /^\s|\s$/.test(inner)) return 0;
  const offset = out.text.length;
  walk(inner, out);
  out.entities.push({ kind, offset, length: out.text.length - offset });
  return end + sign.length;
}

/** Without white space at both ends; spans move along, and those that vanish are dropped. */
export function trimmed({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length;
  const inner = text.trim();
  return {
    text: inner,
    entities: entities
      .map((it) => {
        const from = Math.max(0, it.offset - start);
        const to = Math.min(inner.length, it.offset + it.length - start);
        return { ...it, offset: from, length: to - from };
      })
      .filter((it) => it.length > 0)
      .sort((a, b) => a.offset - b.offset || b.length - a.length),
  };
}

const SIGN: Partial<Record<EntityKind, string>> = {
  bold: '**',
  italic: '__',
  strike: '~~',
  spoiler: '||',
  underline: '++',
  code: '`',
};

/** The other way round, for editing a message that was sent. */
export function toMarkup({ text, entities }: Formatted): string {
  const inserts: { at: number; order: number; sign: string }[] = [];
  for (const { kind, offset, length, url, language, document, peer } of entities) {
    const end = offset + length;
    if (kind === 'pre') {
      inserts.push(
        { at: offset, order: -length, sign: `\`\`\`${language ?? ''}\n` },
        { at: end, order: length, sign: '\n```' },
      );
    } else if (kind === 'quote') {
      inserts.push({ at: offset, order: -length, sign: '> ' });
      for (const line of text.slice(offset, end).matchAll(/\n/g)) {
        inserts.push({ at: offset + line.index + 1, order: -1, sign: '> ' });
      }
    } else if (kind === 'link') {
      inserts.push({ at: offset, order: -length, sign: '[' }, { at: end, order: length, sign: `](${url ?? ''})` });
    } else if (kind === 'emoji') {
      const address = `](tg://emoji?id=${document ?? ''})`;
      inserts.push({ at: offset, order: -length, sign: '[' }, { at: end, order: length, sign: address });
    } else if (kind === 'person') {
      const address = `](tg://user?id=${peer ?? 0})`;
      inserts.push({ at: offset, order: -length, sign: '[' }, { at: end, order: length, sign: address });
    } else {
      const sign = SIGN[kind];
      if (sign) inserts.push({ at: offset, order: -length, sign }, { at: end, order: length, sign });
    }
  }
  // Ends come before beginnings at the same place; inner spans close first and open last.
  inserts.sort((a, b) => a.at - b.at || Number(a.order < 0) - Number(b.order < 0) || a.order - b.order);
  let result = '';
  let at = 0;
  for (const insert of inserts) {
    result += text.slice(at, insert.at) + insert.sign;
    at = insert.at;
  }
  return result + text.slice(at);
}

/** Puts marks around the selected text, or takes them away again. */
export function wrapSelection(
  text: string,
  start: number,
  end: number,
  sign: string,
): { text: string; start: number; end: number } {
  const inner = text.slice(start, end);
  const size = sign.length;
  if (text.slice(start - size, start) === sign && text.slice(end, end + size) === sign) {
    return { text: text.slice(0, start - size) + inner + text.slice(end + size), start: start - size, end: end - size };
  }
  return { text: text.slice(0, start) + sign + inner + sign + text.slice(end), start: start + size, end: end + size };
}
