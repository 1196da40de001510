import { found } from '../errors.ts';
import { type CurvePoint, medianReturnDays, type MemberFate, resurgenceCurve } from '../networks/resurgence.ts';
import type { NetworkRecord } from '../networks/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { NetworkMatch } from './types.ts';

/** How much of what an operation removed is back. */
export interface Resurgence {
  readonly networkId: string;
  readonly label: string;
  readonly members: number;
  /** Removed members for which a successor was confirmed. */
  readonly returned: number;
  /** Confirmed subjects in all: one member may come back several times. */
  readonly confirmed: number;
  /** Seen and not yet decided. */
  readonly suspected: number;
  /** How many people the removed members had, and those that are back: each about, and once per chat. */
  readonly reachBefore: number;
  readonly reachReturned: number;
  /** Share that is still gone, by day, with a 95 % band. */
  readonly curve: readonly CurvePoint[];
  /** Days after which half was back; null while less than half is. */
  readonly medianDays: number | null;
  readonly byKind: readonly { readonly kind: string; readonly curve: readonly CurvePoint[] }[];
}

/** The survival curves of everything that an operation removed; empty until its networks are remembered. */
export async function operationResurgence(
  safety: SafetyContext,
  actor: Actor,
  operationId: number,
): Promise<Resurgence[]> {
  requireMay(actor, 'operation.see');
  return safety.store.read(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    const all = await tx.memory.networks();
    const own = all.filter(({ id, decisionId }) =>
      operation.networkId === undefined ? decisionId === `operation:${operationId}` : id === operation.networkId,
    );
    const curves: Resurgence[] = [];
    for (const network of own) curves.push(await resurgenceOf(tx, network, safety.clock.nowMs() / 1_000));
    return curves;
  });
}

async function resurgenceOf(tx: SafetyTx, network: NetworkRecord, now: number): Promise<Resurgence> {
  const nodes = await tx.memory.nodesOf(network.id);
  const matches = await tx.matches.find({ where: { network: network.id }, limit: 50_000 });
  const confirmed = matches.filter(({ state }) => state === 'confirmed');
  const back = returnsOf(
    nodes.map(({ id }) => id),
    confirmed,
  );
  const fateOf = (id: string): MemberFate => {
    const returnedAt = back.get(id);
    // A successor that was there before the action (a backup) is back from the first moment.
    return {
      removedAt: network.actionAt,
      ...(returnedAt === undefined ? {} : { returnedAt: Math.max(network.actionAt, returnedAt) }),
    };
  };
  const curve = resurgenceCurve(
    nodes.map(({ id }) => fateOf(id)),
    now,
  );
  const reach = (some: typeof nodes): number => some.reduce((sum, { sizeBucket }) => sum + 2 ** sizeBucket, 0);
  return {
    networkId: network.id,
    label: network.label,
    members: nodes.length,
    returned: back.size,
    confirmed: confirmed.length,
    suspected: matches.filter(({ state }) => state === 'suspected' || state === 'priority').length,
    reachBefore: reach(nodes),
    reachReturned: reach(nodes.filter(({ id }) => back.has(id))),
    curve,
    medianDays: medianReturnDays(curve) ?? null,
    byKind: [...Map.groupBy(nodes, ({ kind }) => kind)].map(([kind, some]) => ({
      kind,
      curve: resurgenceCurve(
        some.map(({ id }) => fateOf(id)),
        now,
      ),
    })),
  };
}

/**
 * When each removed member came back, in seconds: first those whose likeness is known, then confirmed successors that
 * resemble nobody in particular or a member already taken stand for any other that is still missing.
 */
export function returnsOf(nodes: readonly string[], confirmed: readonly NetworkMatch[]): Map<string, number> {
  const back = new Map<string, number>();
  const spare: number[] = [];
  const known = new Set(nodes);
  for (const match of confirmed.toSorted((a, b) => seenAt(a) - seenAt(b))) {
    if (match.nodeId !== null && known.has(match.nodeId) && !back.has(match.nodeId))
      back.set(match.nodeId, seenAt(match));
    else if (match.nodeId === null) spare.push(seenAt(match));
  }
  for (const node of nodes) {
    if (back.has(node)) continue;
    const at = spare.shift();
    if (at === undefined) break;
    back.set(node, at);
  }
  return back;
}

const seenAt = ({ createdAtMs, raisedAtMs }: NetworkMatch): number => Math.min(createdAtMs, raisedAtMs) / 1_000;
