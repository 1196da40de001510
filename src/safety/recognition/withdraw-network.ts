import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { appendJournal } from './journal.ts';
import { reopenRelying } from './reopen-relying.ts';
import { sendTombstones } from './send-bundle.ts';

const pageSize = 1_000;

/**
 * Takes back what an observer's export taught: the fingerprints and members die here and, by a tombstone, wherever a
 * bundle carried them; confirmed matches that rested on them come back before a person. An own network dies with its
 * decisions and one from a bundle with its issuer's tombstone: for both it refuses `state-invalid`.
 */
export async function withdrawNetwork(
  safety: SafetyContext,
  actor: Actor,
  networkId: string,
  reason: string,
): Promise<{ readonly withdrawn: number }> {
  requireMay(actor, 'networks.manage');
  return safety.store.write(async (tx) => {
    const network = found(await tx.memory.network(networkId), 'network', networkId);
    if (network.source.kind !== 'observer')
      refuseSafety('state-invalid', { what: 'network', state: network.source.kind, wanted: 'observer' });
    const ids: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await tx.memory.fingerprints({
        networkId,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      for (const { id } of page.items) ids.push(id);
      after = page.next;
      if (after === undefined) break;
    }
    const nodes = (await tx.memory.nodesOf(networkId)).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += pageSize) await tx.memory.deleteFingerprints(ids.slice(at, at + pageSize));
    await tx.memory.deleteNodes(nodes);
    await sendTombstones(tx, safety, network, nodes, 'error');
    const networks = (await tx.memory.networks()).map(({ id }) => id);
    const nowMs = await steadyNowMs(tx, safety);
    await reopenRelying(tx, safety, networks, ids, nowMs);
    await recordEvents(tx, safety, actor, [
      { type: 'network-forgotten', data: { networkId, nodes: nodes.length, fingerprints: ids.length, reason } },
    ]);
    await appendJournal(tx, nowMs, { kind: 'forget', fingerprintIds: ids });
    return { withdrawn: ids.length };
  });
}
