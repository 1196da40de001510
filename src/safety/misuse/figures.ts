import type { Decision } from '../enforcement/types.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { MisuseFigures, MisuseKind, MisuseStep } from './types.ts';

/** One item that counts, and what it was about. */
interface Item {
  readonly atMs: number;
  readonly manifest: boolean;
  readonly about: string;
}

const page = 500;

/** The account behind a key, for keys of accounts. */
export function accountIn(key: string): number | undefined {
  const id = /^account:(\d{1,15})$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** What the law wants weighed, counted afresh from what was decided in the last 180 days: reversed decisions fall out. */
export async function misuseFigures(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'directory'>,
  key: string,
  misuse: MisuseKind,
  nowMs: number,
): Promise<MisuseFigures> {
  const fromMs = nowMs - safetyLimits.misuseWindowMs;
  const items = (await itemsOf(tx, key, misuse, fromMs)).filter(({ atMs }) => atMs >= fromMs && atMs <= nowMs);
  const manifest = items.filter((item) => item.manifest);
  const warning = await warningInForce(tx, key, misuse, nowMs);
  const about: Record<string, number> = {};
  for (const item of manifest) about[item.about] = (about[item.about] ?? 0) + 1;
  const account = misuse === 'illegal-content' ? accountIn(key) : undefined;
  const provided = account === undefined ? 0 : await safety.directory.itemsSince(tx, account, fromMs);
  const total = Math.max(items.length, provided);
  return {
    fromMs,
    toMs: nowMs,
    total,
    manifest: manifest.length,
    share: total === 0 ? 0 : manifest.length / total,
    sinceWarning: warning ? manifest.filter(({ atMs }) => atMs > warning.madeAtMs).length : 0,
    about,
  };
}

/** The newest warning that still counts. */
export async function warningInForce(
  tx: SafetyTx,
  key: string,
  misuse: MisuseKind,
  nowMs: number,
): Promise<MisuseStep | undefined> {
  const steps = await tx.misuse.find({
    where: { key, misuse, step: 'warning' },
    order: [{ by: 'id', descending: true }],
    limit: page,
  });
  return steps.find((step) => step.endedAtMs === null && step.untilMs > nowMs);
}

function itemsOf(tx: SafetyTx, key: string, misuse: MisuseKind, fromMs: number): Promise<Item[]> {
  switch (misuse) {
    case 'illegal-content':
      return illegalItems(tx, key);
    case 'baseless-notices':
      return noticeItems(tx, key, fromMs);
    case 'baseless-complaints':
      return complaintItems(tx, key);
  }
}

/** Decisions on the law that a person called manifestly illegal; all that the account was told of and that still hold. */
async function illegalItems(tx: SafetyTx, key: string): Promise<Item[]> {
  const account = accountIn(key);
  if (account === undefined) return [];
  const decisions = new Map<number, Decision>();
  await eachPage(
    (offset) =>
      tx.statements.find({ where: { account }, order: [{ by: 'id', descending: true }], offset, limit: page }),
    async ({ kind, decisionId }) => {
      if (kind !== 'restriction' || decisionId === null || decisions.has(decisionId)) return;
      const decision = await tx.decisions.get(decisionId);
      if (decision?.manifestlyIllegal && decision.status !== 'reversed') decisions.set(decisionId, decision);
    },
  );
  return [...decisions.values()].map(({ madeAtMs, category }) => ({ atMs: madeAtMs, manifest: true, about: category }));
}

async function noticeItems(tx: SafetyTx, key: string, fromMs: number): Promise<Item[]> {
  const items: Item[] = [];
  await eachPage(
    (offset) => tx.notices.find({ where: { notifier: key }, atLeast: { received: fromMs }, offset, limit: page }),
    async ({ decision, receivedAtMs, reason }) => {
      if (decision) items.push({ atMs: receivedAtMs, manifest: decision.outcome === 'unfounded', about: reason });
    },
  );
  const reporter = accountIn(key);
  if (reporter === undefined) return items;
  await eachPage(
    (offset) => tx.reports.find({ where: { reporter }, order: [{ by: 'id', descending: true }], offset, limit: page }),
    async ({ outcome, receivedAtMs, reason }) => {
      if (outcome) items.push({ atMs: receivedAtMs, manifest: outcome === 'unfounded', about: reason });
    },
  );
  return items;
}

async function complaintItems(tx: SafetyTx, key: string): Promise<Item[]> {
  const complainant = accountIn(key);
  const where = complainant === undefined ? { key } : { complainant };
  const items: Item[] = [];
  await eachPage(
    (offset) => tx.appeals.find({ where, order: [{ by: 'id', descending: true }], offset, limit: page }),
    async ({ status, openedAtMs, unfounded, side }) => {
      if (status === 'decided') items.push({ atMs: openedAtMs, manifest: unfounded ?? false, about: side });
    },
  );
  return items;
}

/** Nobody's record is read without end: what lies behind ten pages was long ago or is a flood anyway. */
const pages = 10;

async function eachPage<T>(read: (offset: number) => Promise<T[]>, work: (row: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < pages; at += 1) {
    const rows = await read(at * page);
    for (const row of rows) await work(row);
    if (rows.length < page) return;
  }
}
