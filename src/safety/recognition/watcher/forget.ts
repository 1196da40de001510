import { recordEvents } from '../../events/record.ts';
import type { TombstoneLine } from '../../exchange/bundle-types.ts';
import type { SafetyTx } from '../../ports.ts';
import { sendTombstones } from '../send-bundle.ts';
import { recognitionLimits } from '../types.ts';
import { reopenRelying } from '../reopen-relying.ts';
import type { Engine, WatcherContext } from './engine.ts';

/**
 * A decision was overturned: its fingerprints die here and, by a tombstone, wherever a bundle carried them; its subject
 * is cleared of the network; what people decided on that evidence is opened again.
 */
export async function forgetDecision(
  context: WatcherContext,
  engine: Engine,
  decisionId: number,
  reason: TombstoneLine['reason'],
): Promise<void> {
  const { safety } = context;
  const nowMs = safety.clock.nowMs();
  const dead = await safety.store.write(async (tx) => {
    const decision = await tx.decisions.get(decisionId);
    const ids = await tx.memory.fingerprintsOfDecision(String(decisionId));
    const networks = new Map<string, Set<string>>();
    for (const { networkId, nodeId } of await tx.memory.fingerprintsById(ids))
      networks.set(networkId, (networks.get(networkId) ?? new Set()).add(nodeId));
    await tx.memory.deleteFingerprints(ids);
    for (const [networkId, nodes] of networks) {
      const network = await tx.memory.network(networkId);
      await tx.memory.deleteNodes([...nodes]);
      if (network) await sendTombstones(tx, safety, network, [...nodes], reason);
      if (decision) await clearSubject(tx, engine, decision.subjectKey, networkId, nowMs);
      await recordEvents(tx, safety, 'system', [
        { type: 'network-forgotten', data: { networkId, decisionId, nodes: nodes.size } },
      ]);
    }
    if (ids.length > 0) await reopenRelying(tx, safety, [...engine.networks.keys()], ids, nowMs);
    return { ids, subject: decision?.subjectKey, networks: [...networks.keys()] };
  });
  for (const networkId of dead.networks) if (dead.subject) engine.recogniser.clear(dead.subject, networkId);
  engine.recogniser.forget(dead.ids, nowMs / 1_000);
}

/** The subject got its right: a match about it is refuted, and resemblance to its former siblings is not raised. */
async function clearSubject(
  tx: SafetyTx,
  engine: Engine,
  subject: string,
  network: string,
  nowMs: number,
): Promise<void> {
  const watch = engine.recogniser.watchFor(subject, nowMs / 1_000);
  await tx.memory.putWatches([{ ...watch, cleared: [...new Set([...(watch.cleared ?? []), network])] }]);
  const match = await tx.matches.first({ where: { subject, network } });
  if (!match) return;
  await tx.matches.put({
    ...match,
    state: 'refuted',
    updatedAtMs: nowMs,
    reviewBecause: null,
    verdict: { verdict: 'refute', reason: 'The decision was overturned.', by: ['system'], atMs: nowMs },
    history: [...match.history, { atMs: nowMs, state: 'refuted' as const, tenths: match.tenths }].slice(
      -recognitionLimits.history,
    ),
  });
}

const expiredAtOnce = 500;

/** Fingerprints whose time is over die, here and wherever they went. Returns how many. */
export async function forgetExpired(context: WatcherContext, engine: Engine): Promise<number> {
  const { safety } = context;
  const nowMs = safety.clock.nowMs();
  const ids = await safety.store.write(async (tx) => {
    const expired = await tx.memory.expiredFingerprints(Math.floor(nowMs / 1_000), expiredAtOnce);
    await tx.memory.deleteFingerprints(expired);
    return expired;
  });
  if (ids.length > 0) engine.recogniser.forget(ids, nowMs / 1_000);
  return ids.length;
}
