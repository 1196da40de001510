import { safetyLimits } from '../limits.ts';
import { officeOf, type SorTarget } from '../office.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import type { HttpClient, SafetyContext, SafetyTx } from '../ports.ts';
import { systemActor } from '../roles.ts';
import type { SorEntry } from './types.ts';

export interface DeliveryReport {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  /** Records that will be tried again. */
  readonly waiting: number;
}

type Answer =
  | { readonly kind: 'created' }
  | { readonly kind: 'duplicates'; readonly puids: readonly string[] }
  | { readonly kind: 'faults'; readonly byIndex: ReadonlyMap<number, string> }
  /** Nothing of these records was judged: the database is away, refuses the token or is asked too often. */
  | { readonly kind: 'later'; readonly why: string; readonly apart?: boolean };

/**
 * Sends one batch of at most 100 due records. A batch is stored all or nothing: known puids are marked as accepted and
 * faulty records as refused, and the rest goes with the next call. Crash-safe: a batch that was stored but not noted
 * comes back as duplicates, is asked for one by one, and is then noted. A batch that breaks the database goes in smaller ones, so
 * that in the end the record that does so is alone. Call it until `sent` is 0.
 */
export async function deliverSor(safety: SafetyContext, http: HttpClient): Promise<DeliveryReport> {
  const { target, batch } = await safety.store.read(async (tx) => {
    const { sor } = await officeOf(tx, safety);
    if (sor === null) return { target: null, batch: [] };
    const nowMs = await steadyNowMs(tx, safety);
    const due = await tx.sorEntries.find({
      where: { status: 'queued' },
      below: { nextAttempt: nowMs + 1 },
      order: [{ by: 'nextAttempt' }],
      limit: safetyLimits.sorBatch,
    });
    return { target: sor, batch: together(due) };
  });
  if (target === null || batch.length === 0) return { sent: 0, accepted: 0, refused: 0, waiting: 0 };
  const answer = await send(http, target, batch);
  return safety.store.write((tx) => settle(tx, safety, batch, answer));
}

/** As many of these, from the first on, as may go in one call: each says with how many it goes at most. */
function together(due: readonly SorEntry[]): readonly SorEntry[] {
  const batch: SorEntry[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const entry of due) {
    most = Math.min(most, entry.batchMost ?? most);
    if (batch.length >= most) break;
    batch.push(entry);
  }
  return batch;
}

/** Answers that say nothing of what was sent: the token, too many calls, a database that is closed or behind something that is. */
const away: readonly number[] = [401, 403, 429, 502, 503, 504];
/** Into so many a batch falls that failed as a whole. */
const splitInto = 10;

async function send(http: HttpClient, target: SorTarget, batch: readonly SorEntry[]): Promise<Answer> {
  try {
    const { status, body } = await http.request({
      method: 'POST',
      url: `${target.url}/api/v1/statements`,
      headers: {
        authorization: `Bearer ${target.token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: `{"statements":[${batch.map((entry) => entry.payload).join(',')}]}`,
      timeoutMs: 60_000,
    });
    if (status === 201) return { kind: 'created' };
    if (status === 422) return readFaults(body) ?? (await lookUp(http, target, namedIn(body, batch)));
    return { kind: 'later', why: `status ${status}`, apart: !away.includes(status) };
  } catch (error) {
    return { kind: 'later', why: error instanceof Error ? error.message : 'no answer' };
  }
}

/** The records that a refusal says are known, or all of the batch when it names none. */
function namedIn(body: string, batch: readonly SorEntry[]): readonly SorEntry[] {
  const existing = member(member(parse(body), 'errors'), 'existing_puids');
  const named = Array.isArray(existing) ? batch.filter(({ puid }) => existing.includes(puid)) : [];
  return named.length > 0 ? named : batch;
}

/**
 * Asks for each record whether it is stored already (302) or not (404). Those that are settle; when none is, the whole
 * batch is tried again later. The database also calls known what another call of ours has only begun to store, so its
 * word for it alone would lose records.
 */
async function lookUp(http: HttpClient, target: SorTarget, batch: readonly SorEntry[]): Promise<Answer> {
  const puids: string[] = [];
  for (const { puid } of batch) {
    const { status } = await http.request({
      method: 'GET',
      url: `${target.url}/api/v1/statement/existing-puid/${encodeURIComponent(puid)}`,
      headers: { authorization: `Bearer ${target.token}`, accept: 'application/json' },
      timeoutMs: 30_000,
    });
    if (status === 302) puids.push(puid);
    else if (status !== 404) return { kind: 'later', why: `status ${status}` };
  }
  return puids.length > 0 ? { kind: 'duplicates', puids } : { kind: 'later', why: 'a 422 about no record of these' };
}

/** The faults of a 422 by `statement_N`; undefined when it names none. */
function readFaults(body: string): Answer | undefined {
  const errors = member(parse(body), 'errors');
  const byIndex = new Map<number, string>();
  if (typeof errors === 'object' && errors !== null) {
    for (const [key, faults] of Object.entries(errors)) {
      const index = /^statement_(\d+)$/.exec(key)?.[1];
      if (index !== undefined) byIndex.set(Number(index), JSON.stringify(faults).slice(0, safetyLimits.textLength));
    }
  }
  return byIndex.size > 0 ? { kind: 'faults', byIndex } : undefined;
}

async function settle(
  tx: SafetyTx,
  safety: SafetyContext,
  batch: readonly SorEntry[],
  answer: Answer,
): Promise<DeliveryReport> {
  const nowMs = await steadyNowMs(tx, safety);
  const known = new Set(answer.kind === 'duplicates' ? answer.puids : []);
  const asunder = answer.kind === 'later' && answer.apart && batch.length > 1;
  const apart = asunder ? { batchMost: Math.ceil(batch.length / splitInto) } : {};
  let [accepted, refused, waiting] = [0, 0, 0];
  for (const [index, sent] of batch.entries()) {
    // The record may have been withdrawn while the call was under way.
    const entry = (await tx.sorEntries.get(sent.id)) ?? sent;
    const faults = answer.kind === 'faults' ? answer.byIndex.get(index) : undefined;
    const stored = answer.kind === 'created' || known.has(entry.puid);
    if (stored) {
      accepted += 1;
      await tx.sorEntries.put({
        ...entry,
        status: 'accepted',
        acceptedAtMs: nowMs,
        errors: null,
        reversedAfterwards: entry.status === 'withdrawn',
      });
    } else if (entry.status !== 'queued') {
      continue;
    } else if (faults !== undefined) {
      refused += 1;
      await tx.sorEntries.put({ ...entry, status: 'refused', errors: faults, attempts: entry.attempts + 1 });
    } else {
      waiting += 1;
      await tx.sorEntries.put(answer.kind === 'later' ? { ...postponed(entry, nowMs, answer.why), ...apart } : entry);
    }
  }
  const about = (type: 'sor-accepted' | 'sor-refused', count: number) =>
    count === 0 ? [] : [{ type, data: { count } }];
  await recordEvents(tx, safety, systemActor, [...about('sor-accepted', accepted), ...about('sor-refused', refused)]);
  return { sent: batch.length, accepted, refused, waiting };
}

/**
 * Twice as long after each failure, up to six hours, for as long as it takes: an expired token or a database that is
 * away for weeks is no fault of the records, and nobody wants to press "again" for thousands of them.
 */
function postponed(entry: SorEntry, nowMs: number, why: string): SorEntry {
  const attempts = entry.attempts + 1;
  const waitMs = Math.min(safetyLimits.sorFirstRetryMs * 2 ** Math.min(attempts - 1, 20), safetyLimits.sorMaxRetryMs);
  return { ...entry, attempts, nextAttemptMs: nowMs + waitMs, errors: why };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
