import type { Json } from './canonical-json.ts';

/** A reason why a line may not leave or enter: which line and what about it. */
export interface LintFinding {
  line: number;
  field: string;
  problem: 'unknown_field' | 'missing_field' | 'wrong_shape' | 'looks_like_identifier';
}

type Shape =
  | 'hex'
  | 'id'
  | 'words'
  | 'count'
  | 'time'
  | 'lang'
  | readonly string[]
  | { readonly [field: string]: Shape };

const REF = 'id';
/** Every field that a bundle may carry, and its shape. What is not listed is refused. */
const FIELDS: { readonly [type: string]: { readonly [field: string]: Shape } } = {
  header: {
    format: ['nfb/1'],
    bundleId: REF,
    sequence: 'count',
    previous: 'hex',
    issuer: 'words',
    publicKey: 'hex',
    exchangeKeyEpoch: 'hex',
    createdAt: 'time',
    validUntil: 'time',
    legalBasis: 'words',
    policyCategory: 'words',
    decisionRef: 'words',
    humanDecisions: 'count',
    appealStatus: ['open', 'none', 'upheld', 'rejected'],
    tlp: ['green', 'amber', 'red'],
    network: { ref: REF, actionAt: 'time' },
  },
  node: {
    localId: REF,
    kind: ['channel', 'group', 'bot', 'account'],
    lang: 'lang',
    createdWeek: 'count',
    sizeBucket: 'count',
  },
  signal: {
    ref: REF,
    node: REF,
    signal: ['pdq22', 'minhash128k', 'bottomk64k', 'title_tri_k', 'link_k', 'template_k', 'hours24'],
    value: 'hex',
    distanceRule: 'words',
    df: 'count',
    weightHint: 'count',
  },
  edge: { from: REF, to: REF, edge: ['forward', 'mention', 'invite'], weightBucket: 'count' },
  opinion: { ref: REF, verdict: ['agree', 'disagree', 'investigating'], by: 'words', at: 'time' },
  sighting: { ref: REF, count: 'count', by: 'words', at: 'time' },
  tombstone: { ref: REF, reason: ['appeal_upheld', 'error', 'expired'], at: 'time' },
};
const OPTIONAL = new Set(['lang']);

/** Handles, addresses, links, telephone numbers and IP addresses, wherever a few free words are allowed. */
const IDENTIFIERS = [
  /@/,
  /:\/\/|www\.|t\.me/i,
  /\+?\d[\d\s()-]{7,}\d/,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /[0-9a-f]*:[0-9a-f:]{6,}/i,
];

/** Checks one parsed line against the closed list of fields. */
export function lintLine(value: Json, line: number): LintFinding[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('type' in value)) {
    return [{ line, field: 'type', problem: 'missing_field' }];
  }
  const fields = typeof value.type === 'string' ? FIELDS[value.type] : undefined;
  if (!fields) return [{ line, field: 'type', problem: 'wrong_shape' }];
  const { type: _type, ...rest } = value;
  return lintFields(rest, fields, line);
}

function lintFields(
  value: { readonly [field: string]: Json },
  fields: { readonly [field: string]: Shape },
  line: number,
): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(fields, field)) findings.push({ line, field, problem: 'unknown_field' });
  }
  for (const [field, shape] of Object.entries(fields)) {
    const own = value[field];
    if (own === undefined) {
      if (!OPTIONAL.has(field)) findings.push({ line, field, problem: 'missing_field' });
      continue;
    }
    const problem = problemOf(own, shape);
    if (
      problem === 'nested' &&
      typeof shape === 'object' &&
      typeof own === 'object' &&
      own !== null &&
      !Array.isArray(own)
    ) {
      findings.push(
        ...lintFields(Object.fromEntries(Object.entries(own)), shape as { readonly [field: string]: Shape }, line),
      );
    } else if (problem !== undefined) {
      findings.push({ line, field, problem: problem === 'nested' ? 'wrong_shape' : problem });
    }
  }
  return findings;
}

function problemOf(value: Json, shape: Shape): LintFinding['problem'] | 'nested' | undefined {
  if (typeof shape !== 'string') {
    if (!Array.isArray(shape)) return 'nested';
    return shape.includes(value) ? undefined : 'wrong_shape';
  }
  switch (shape) {
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e9 ? undefined : 'wrong_shape';
    case 'time':
      return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1e11
        ? undefined
        : 'wrong_shape';
    case 'hex':
      return typeof value === 'string' && /^[0-9a-f]{0,8192}$/.test(value) ? undefined : 'wrong_shape';
    case 'id':
      return typeof value === 'string' && /^[0-9a-zA-Z_-]{1,64}$/.test(value) ? undefined : 'wrong_shape';
    case 'lang':
      return typeof value === 'string' && /^[a-z]{2,3}$/.test(value) ? undefined : 'wrong_shape';
    case 'words':
      if (typeof value !== 'string' || value.length > 200) return 'wrong_shape';
      return IDENTIFIERS.some((pattern) => pattern.test(value)) ? 'looks_like_identifier' : undefined;
  }
}
