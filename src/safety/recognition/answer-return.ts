import { wholeCase } from '../cases/gather.ts';
import { fileIntoCase } from '../cases/open.ts';
import type { EnforcementAction } from '../enforcement/types.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { FINGERPRINT_LIFE_SECONDS, isOfOthers } from '../networks/types.ts';
import { addTargets, planOperation } from '../operations/plan.ts';
import type { Operation } from '../operations/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey } from '../subjects.ts';
import type { NetworkMatch } from './types.ts';
import { isRemoved } from './views.ts';

const pageSize = 500;

/**
 * Plans an operation against everything of a network that was confirmed and is still there. What it removes is
 * remembered with the same network. Refuses `state-invalid` when nothing is confirmed.
 */
export async function planAgainstNetwork(
  safety: SafetyContext,
  actor: Actor,
  networkId: string,
  input: {
    readonly title: string;
    readonly defaults: Operation['defaults'];
    readonly accounts: EnforcementAction;
    readonly chats: EnforcementAction;
  },
): Promise<{ readonly operation: Operation; readonly added: number }> {
  requireMay(actor, 'operation.plan');
  const { matches, caseId } = await safety.store.write(async (tx) => {
    found(await tx.memory.network(networkId), 'network', networkId);
    const back = await confirmedStill(tx, networkId);
    const [first] = back;
    if (!first)
      refuseSafety('state-invalid', { what: 'network', state: 'nothing confirmed', wanted: 'a confirmed match' });
    return { matches: back, caseId: await caseOf(tx, safety, actor, back, first) };
  });
  const { title, defaults } = input;
  const operation = await planOperation(safety, actor, { title, caseId, defaults, networkId });
  const targets = matches.map((match) => ({
    subjectKey: match.subjectKey,
    action: /^(account|bot):/.test(match.subjectKey) ? input.accounts : input.chats,
    reason: `match ${match.id}: ${match.tenths / 10} bits`,
  }));
  return { operation, ...(await addTargets(safety, actor, operation.id, targets)) };
}

async function confirmedStill(tx: SafetyTx, network: string): Promise<NetworkMatch[]> {
  const back: NetworkMatch[] = [];
  for (let afterId = 0; ; ) {
    const page = await tx.matches.find({ where: { network, state: 'confirmed' }, afterId, limit: pageSize });
    for (const match of page) if (!(await isRemoved(tx, match.subjectKey))) back.push(match);
    if (page.length < pageSize) return back;
    afterId = page.at(-1)?.id ?? afterId;
  }
}

/** The open case of one of the matches, or a new one: an operation always belongs to a case. */
async function caseOf(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  matches: readonly NetworkMatch[],
  first: NetworkMatch,
): Promise<number> {
  for (const { caseId } of matches) {
    const held = caseId === null ? undefined : await tx.cases.get(caseId);
    if (held && held.status !== 'closed') return (await wholeCase(tx, held)).id;
  }
  const opened = await fileIntoCase(tx, safety, actor, {
    subject: parseSubjectKey(first.subjectKey),
    source: { kind: 'match', id: first.id },
    queue: 'match',
    reason: null,
    weight: 1,
  });
  return opened.id;
}

/** A person keeps a network's fingerprints for another 180 days from now. Returns how many. */
export async function renewNetwork(
  safety: SafetyContext,
  actor: Actor,
  networkId: string,
  reason: string,
): Promise<{ readonly renewed: number; readonly expiresAtMs: number }> {
  requireMay(actor, 'networks.manage');
  return safety.store.write(async (tx) => {
    const network = found(await tx.memory.network(networkId), 'network', networkId);
    if (isOfOthers(network))
      refuseSafety('state-invalid', { what: 'network', state: 'of another server', wanted: 'own network' });
    const nowS = Math.floor((await steadyNowMs(tx, safety)) / 1_000);
    const expiresAt = nowS + FINGERPRINT_LIFE_SECONDS;
    let renewed = 0;
    for (let after: string | undefined; ; ) {
      const page = await tx.memory.fingerprints({
        networkId,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      await tx.memory.renewFingerprints(
        page.items.map(({ id }) => id),
        expiresAt,
      );
      renewed += page.items.length;
      after = page.next;
      if (after === undefined) break;
    }
    await recordEvents(tx, safety, actor, [{ type: 'network-renewed', data: { networkId, renewed, reason } }]);
    return { renewed, expiresAtMs: expiresAt * 1_000 };
  });
}
