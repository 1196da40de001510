import { emptyHead, type EventLedger, type LedgerHead, type ModerationEvent } from '#safety';
import { fromJson, type Sql, toJson } from '../sql.ts';

interface EventRow {
  seq: number;
  at_ms: number;
  kind: ModerationEvent['type'];
  actor: string;
  case_id: number | null;
  subject_key: string | null;
  data: string;
  prev_hash: string;
  hash: string;
}

const columns = 'seq, at_ms, kind, actor, case_id, subject_key, data, prev_hash, hash';

function toEvent(row: EventRow): ModerationEvent {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    type: row.kind,
    actor: row.actor,
    caseId: row.case_id,
    subjectKey: row.subject_key,
    data: fromJson(row.data),
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

/** The ledger with its two halves of an append apart. */
export interface StoredLedger extends EventLedger {
  /** Whether a write that has read the head need not lock it. */
  readonly isHeldByReading: boolean;
  insert(rows: readonly ModerationEvent[]): Promise<void>;
  moveHead(head: LedgerHead): Promise<void>;
}

/**
 * The ledger as one write sees it: its head is read and locked once, and moved once when the write `settle`s, however many
 * times something is recorded.
 */
export function ledgerInWrite(stored: StoredLedger): EventLedger & { settle(): Promise<void> } {
  let held: LedgerHead | undefined;
  let moved = false;
  return {
    ...stored,
    lockHead: async () => (held ??= await stored.lockHead()),
    async head() {
      // Nobody else writes on SQLite while this write runs: what it has read it holds.
      if (stored.isHeldByReading) return (held ??= await stored.head());
      return held ?? stored.head();
    },
    async append(rows) {
      const last = rows.at(-1);
      if (!last) return;
      await stored.insert(rows);
      held = { seq: last.seq, atMs: last.atMs, hash: last.hash };
      moved = true;
    },
    async settle() {
      if (held && moved) await stored.moveHead(held);
    },
  };
}

/** The ledger. The tables refuse UPDATE and DELETE of events themselves; two writers meet at the head's row. */
export function safetyLedger(sql: Sql): StoredLedger {
  const readHead = async (suffix: string): Promise<LedgerHead> => {
    const row = await sql.get<{ seq: number; at_ms: number; hash: string }>(
      `SELECT seq, at_ms, hash FROM safety_ledger_head WHERE id = 1${suffix}`,
    );
    return row ? { seq: row.seq, atMs: row.at_ms, hash: row.hash } : emptyHead;
  };
  const select = async (
    condition: string,
    limit: number,
    ...values: (string | number)[]
  ): Promise<ModerationEvent[]> => {
    const rows = await sql.all<EventRow>(
      `SELECT ${columns} FROM safety_events WHERE ${condition} LIMIT ?`,
      ...values,
      limit,
    );
    return rows.map(toEvent);
  };
  const moveHead = async ({ seq, atMs, hash }: LedgerHead): Promise<void> => {
    await sql.run('UPDATE safety_ledger_head SET seq = ?, at_ms = ?, hash = ? WHERE id = 1', seq, atMs, hash);
  };
  const insert = async (rows: readonly ModerationEvent[]): Promise<void> => {
    for (const row of rows) {
      await sql.run(
        `INSERT INTO safety_events (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        row.seq,
        row.atMs,
        row.type,
        row.actor,
        row.caseId,
        row.subjectKey,
        toJson(row.data),
        row.prevHash,
        row.hash,
      );
    }
  };
  return {
    isHeldByReading: sql.dialect === 'sqlite',
    // On SQLite the single writer is the lock. On PostgreSQL the row lock makes the later of two writers run again.
    lockHead: () => readHead(sql.dialect === 'postgres' ? ' FOR UPDATE' : ''),
    head: () => readHead(''),
    insert,
    moveHead,
    async append(rows) {
      const last = rows.at(-1);
      if (!last) return;
      await insert(rows);
      await moveHead(last);
    },
    // The plus keeps SQLite on the order of the rows, of which these kinds are many.
    between: (afterSeq, throughSeq, types) =>
      select(
        `seq > ? AND seq <= ? AND ${sql.dialect === 'sqlite' ? '+' : ''}kind IN (${types.map(() => '?').join(', ')}) ORDER BY seq`,
        throughSeq - afterSeq,
        afterSeq,
        throughSeq,
        ...types,
      ),
    page: (afterSeq, limit) => select('seq > ? ORDER BY seq', limit, afterSeq),
    bySubject: (key, limit) => select('subject_key = ? ORDER BY seq', limit, key),
    byCase: (caseId, limit) => select('case_id = ? ORDER BY seq', limit, caseId),
    async lastOfType(type, beforeSeq) {
      // The kind stands in the text itself, because only so both databases know the index that is kept for some of them.
      return (await select(`kind = '${type}' AND seq < ? ORDER BY seq DESC`, 1, beforeSeq))[0];
    },
    async firstSeqFrom(atMs) {
      const row = await sql.get<{ seq: number }>(
        'SELECT seq FROM safety_events WHERE at_ms >= ? ORDER BY at_ms, seq LIMIT 1',
        atMs,
      );
      return row?.seq;
    },
  };
}
