import type { Digest, SafetyContext, SafetyTx } from '../ports.ts';
import { hashEvent } from './chain.ts';
import { emptyHead, type LedgerHead } from './types.ts';

export type ChainReport =
  | { readonly ok: true; readonly events: number; readonly head: LedgerHead }
  | { readonly ok: false; readonly seq: number; readonly problem: 'changed' | 'missing' | 'cut' | 'anchor' };

/**
 * Reads the whole ledger and proves that no row was changed, removed, added or reordered. Rows cut from the end show
 * against the stored head; a forged head shows against an `anchor`: a head that was published earlier. `turn` lets others
 * have theirs between two pages.
 */
export async function verifyChain(
  tx: SafetyTx,
  digest: Digest,
  options: { anchor?: Pick<LedgerHead, 'seq' | 'hash'>; pageSize?: number; turn?: SafetyContext['turn'] } = {},
): Promise<ChainReport> {
  const pageSize = options.pageSize ?? 250;
  // The head is read first: rows that are appended meanwhile lie beyond it and are left for the next time.
  const head = await tx.events.head();
  let last: LedgerHead = emptyHead;
  let anchorSeen = options.anchor === undefined || options.anchor.seq === 0;
  while (last.seq < head.seq) {
    const page = await tx.events.page(last.seq, Math.min(pageSize, head.seq - last.seq));
    if (page.length === 0) return { ok: false, seq: last.seq + 1, problem: 'cut' };
    for (const row of page) {
      if (row.seq !== last.seq + 1) return { ok: false, seq: last.seq + 1, problem: 'missing' };
      const intact = row.prevHash === last.hash && row.atMs >= last.atMs && hashEvent(digest, row) === row.hash;
      if (!intact) return { ok: false, seq: row.seq, problem: 'changed' };
      if (options.anchor?.seq === row.seq) {
        if (options.anchor.hash !== row.hash) return { ok: false, seq: row.seq, problem: 'anchor' };
        anchorSeen = true;
      }
      last = { seq: row.seq, atMs: row.atMs, hash: row.hash };
    }
    await options.turn?.();
  }
  if (head.hash !== last.hash || !anchorSeen) return { ok: false, seq: last.seq + 1, problem: 'cut' };
  return { ok: true, events: last.seq, head };
}
