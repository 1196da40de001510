import { refuseSafety } from '../errors.ts';
import { memberOf, textOf } from './import-jsonl.ts';
import {
  type ImportMiss,
  type ImportRow,
  type MissReason,
  type ParsedRows,
  type Pause,
  withPauses,
} from './import-rows.ts';

/** Objects that only describe others; they are passed over without a word. */
const silent = new Set([
  'relationship',
  'identity',
  'marking-definition',
  'extension-definition',
  'grouping',
  'report',
  'sighting',
  'note',
]);

/**
 * A STIX 2.1 bundle: `user-account` (user_id, account_login), `url`, and `indicator` with a plain comparison such as
 * `[url:value = '…']` or `[user-account:account_login = '…']`, or several of them joined by OR. Revoked and outdated
 * indicators are missed by name.
 */
export async function readStix(text: string, nowMs: number, pause?: Pause): Promise<ParsedRows> {
  const objects = memberOf(parseBundle(text), 'objects');
  if (!Array.isArray(objects)) refuseSafety('import-invalid', { why: 'not a STIX bundle: it has no objects' });
  const rows: ImportRow[] = [];
  const misses: ImportMiss[] = [];
  for await (const [index, object] of withPauses<[number, unknown]>(objects.entries(), pause)) {
    const line = index + 1;
    const type = textOf(memberOf(object, 'type'));
    if (silent.has(type)) continue;
    const reason = textOf(memberOf(object, 'description')) || textOf(memberOf(object, 'name'));
    const read = readObject(object, type, nowMs);
    if ('miss' in read) misses.push({ line, value: read.value, reason: read.miss });
    else for (const value of read.values) rows.push({ line, value, reason });
  }
  return { rows, misses };
}

type Read = { readonly values: readonly string[] } | { readonly value: string; readonly miss: MissReason };

function readObject(object: unknown, type: string, nowMs: number): Read {
  const id = textOf(memberOf(object, 'id'));
  if (memberOf(object, 'revoked') === true) return { value: id, miss: 'revoked' };
  if (type === 'url') return { values: [textOf(memberOf(object, 'value'))] };
  if (type === 'user-account') {
    const login = textOf(memberOf(object, 'account_login'));
    return { values: [textOf(memberOf(object, 'user_id')) || (login && `@${login.replace(/^@/, '')}`)] };
  }
  if (type !== 'indicator') return { value: id, miss: 'not-a-subject' };
  const validUntil = Date.parse(textOf(memberOf(object, 'valid_until')));
  if (Number.isFinite(validUntil) && validUntil <= nowMs) return { value: id, miss: 'expired' };
  const pattern = textOf(memberOf(object, 'pattern'));
  const values = valuesIn(pattern);
  return values ? { values } : { value: pattern.slice(0, 200), miss: 'pattern-not-supported' };
}

const comparison = /(url:value|user-account:(?:user_id|account_login))\s*=\s*'((?:[^'\\]|\\.)*)'/g;

/** The values of a pattern that names one or several of them, joined by OR alone; undefined for any other pattern. */
function valuesIn(pattern: string): string[] | undefined {
  const shape = pattern.replace(comparison, '=');
  if (!/^[[\]()\s]*=(?:[[\]()\s]*\bOR\b[[\]()\s]*=)*[[\]()\s]*$/.test(shape)) return undefined;
  const values = Array.from(pattern.matchAll(comparison), ([, name = '', quoted = '']) => {
    const value = quoted.replace(/\\(.)/g, '$1');
    return name.endsWith('account_login') ? `@${value.replace(/^@/, '')}` : value;
  });
  // A sign that stands there by itself is no value, and the row must be told as missed.
  return values.length === shape.split('=').length - 1 ? values : undefined;
}

function parseBundle(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseSafety('import-invalid', { why: 'not JSON' });
  }
}
