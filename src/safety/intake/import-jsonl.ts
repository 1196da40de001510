import { type ImportMiss, type ImportRow, type ParsedRows, type Pause, withPauses } from './import-rows.ts';

const subjectNames = ['subject', 'id', 'username', 'url', 'link', 'peer'];

/** One JSON value per line: a text, a number, or an object with `subject`, `id`, `username` or `url`, and `reason`. */
export async function readJsonLines(text: string, pause?: Pause): Promise<ParsedRows> {
  const rows: ImportRow[] = [];
  const misses: ImportMiss[] = [];
  for await (const [index, raw] of withPauses(text.split('\n').entries(), pause)) {
    const line = index + 1;
    if (raw.trim() === '') continue;
    const value = parse(raw);
    const subject = subjectOf(value);
    if (subject === undefined)
      misses.push({ line, value: raw.slice(0, 200), reason: value === undefined ? 'row-broken' : 'empty' });
    else rows.push({ line, value: subject, reason: textOf(memberOf(value, 'reason')) });
  }
  return { rows, misses };
}

function subjectOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  for (const name of subjectNames) {
    const member = memberOf(value, name);
    if (typeof member === 'string' || typeof member === 'number') return String(member);
  }
  return undefined;
}

/** A member of what may be no object at all; undefined then, too. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** The text of a field; empty for whatever is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
