import { found } from '../errors.ts';
import { steadyNowMs } from '../events/record.ts';
import type { Notifier } from '../intake/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { accountIn, misuseFigures } from './figures.ts';
import { isInForce } from './objection.ts';
import { type MisuseFigures, type MisuseKind, misuseKinds, type MisuseStep } from './types.ts';

/** A step as the desk shows it. */
export type MisuseStepView = MisuseStep & { readonly inForce: boolean };

/** Somebody who may be misusing something, with the figures that the law wants weighed and what was done so far. */
export interface MisuseRow {
  readonly key: string;
  readonly kind: Notifier['kind'];
  /** What the account or flagger is called; of an e-mail address only its digest is kept. */
  readonly label: string;
  readonly protectedRoles: readonly string[];
  readonly misuse: MisuseKind;
  readonly figures: MisuseFigures;
  readonly steps: readonly MisuseStepView[];
}

const column = {
  'illegal-content': 'illegal',
  'baseless-notices': 'unfounded',
  'baseless-complaints': 'complaints',
} as const;

/** Those with the most manifest items first. Who was never manifestly wrong is not in it. */
export async function listMisuse(
  safety: SafetyContext,
  actor: Actor,
  query: { readonly misuse: MisuseKind; readonly offset?: number; readonly limit?: number },
): Promise<{ readonly total: number; readonly rows: readonly MisuseRow[] }> {
  requireMay(actor, 'misuse.see');
  const by = column[query.misuse];
  return safety.store.read(async (tx) => {
    const filter = { atLeast: { [by]: 1 } };
    const notifiers = await tx.notifiers.find({
      ...filter,
      order: [{ by, descending: true }],
      offset: query.offset ?? 0,
      limit: Math.min(query.limit ?? 25, 50),
    });
    const nowMs = await steadyNowMs(tx, safety);
    const rows: MisuseRow[] = [];
    for (const notifier of notifiers) rows.push(await rowOf(tx, safety, notifier, query.misuse, nowMs));
    return { total: await tx.notifiers.count(filter), rows };
  });
}

/** One of them in all three respects. Refuses `not-found`. */
export async function misuseOf(safety: SafetyContext, actor: Actor, key: string): Promise<readonly MisuseRow[]> {
  requireMay(actor, 'misuse.see');
  return safety.store.read(async (tx) => {
    const notifier = found(await tx.notifiers.first({ where: { key } }), 'notifier', key);
    const nowMs = await steadyNowMs(tx, safety);
    const rows: MisuseRow[] = [];
    for (const misuse of misuseKinds) rows.push(await rowOf(tx, safety, notifier, misuse, nowMs));
    return rows;
  });
}

/** Objections that wait for an answer, the oldest first. */
export async function openObjections(safety: SafetyContext, actor: Actor): Promise<readonly MisuseRow[]> {
  requireMay(actor, 'misuse.see');
  return safety.store.read(async (tx) => {
    const steps = await tx.misuse.find({ where: { objected: 1 }, order: [{ by: 'id' }], limit: 50 });
    const nowMs = await steadyNowMs(tx, safety);
    const rows: MisuseRow[] = [];
    for (const { key, misuse } of steps) {
      const notifier = await tx.notifiers.first({ where: { key } });
      if (notifier) rows.push(await rowOf(tx, safety, notifier, misuse, nowMs));
    }
    return rows;
  });
}

async function rowOf(
  tx: SafetyTx,
  safety: SafetyContext,
  { key, kind }: Notifier,
  misuse: MisuseKind,
  nowMs: number,
): Promise<MisuseRow> {
  const made = await tx.misuse.find({ where: { key, misuse }, order: [{ by: 'id', descending: true }], limit: 20 });
  const steps: MisuseStepView[] = [];
  for (const step of made) steps.push({ ...step, inForce: await isInForce(tx, step, nowMs) });
  const account = accountIn(key);
  const record = account === undefined ? undefined : await safety.directory.get(tx, { kind: 'account', id: account });
  return {
    key,
    kind,
    label: record?.label ?? (await flaggerName(tx, key)) ?? key,
    protectedRoles: record?.protectedRoles ?? [],
    misuse,
    figures: await misuseFigures(tx, safety, key, misuse, nowMs),
    steps,
  };
}

async function flaggerName(tx: SafetyTx, key: string): Promise<string | undefined> {
  return key.startsWith('flagger:') ? (await tx.flaggers.first({ where: { notifier: key } }))?.name : undefined;
}
