import { blockUpdate } from '../bots/tell-bots.ts';
import { refuse } from '../errors.ts';
import { type PeerId, peerKind } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import { type ContactChange, knows } from './add-contact.ts';

/**
 * Blocks a peer or lets it in again. A blocked person can neither write nor see status, photo and what is written about
 * oneself. @throws contact-id-invalid, limit-invalid
 */
export async function setPeerBlocked(
  world: World,
  change: ContactChange & { peer: PeerId; blocked: boolean },
): Promise<void> {
  const { owner, peer, blocked } = change;
  if (peer === owner) refuse('contact-id-invalid');
  return world.store.write(async (tx) => {
    if (blocked && (await tx.accounts.blocked(owner, 0, 0)).total >= world.limits.blockedPeers) refuse('limit-invalid');
    const changed = await mark(world, tx, owner, peer, blocked);
    if (changed) await appendInOrder(tx, world.clock.nowS(), await updatesFor(world, tx, change, peer, blocked));
  });
}

/**
 * Puts these peers in place of the `known` ones that the owner blocked last; those behind them, which a client did not load,
 * stay blocked. @throws contact-id-invalid, limit-invalid
 */
export async function replaceBlocked(
  world: World,
  change: ContactChange & { peers: readonly PeerId[]; known: number },
): Promise<void> {
  const { owner } = change;
  const wanted = new Set(change.peers);
  if (wanted.has(owner)) refuse('contact-id-invalid');
  return world.store.write(async (tx) => {
    const { entries } = await tx.accounts.blocked(owner, 0, world.limits.blockedPeers);
    const before = new Set(entries.map(({ peer }) => peer));
    for (const { peer } of entries.slice(change.known)) wanted.add(peer);
    if (wanted.size > world.limits.blockedPeers) refuse('limit-invalid');
    const updates: UpdateTo[] = [];
    for (const peer of new Set([...before, ...wanted])) {
      const blocked = wanted.has(peer);
      if (before.has(peer) === blocked) continue;
      await mark(world, tx, owner, peer, blocked);
      updates.push(...(await updatesFor(world, tx, change, peer, blocked)));
    }
    await appendInOrder(tx, world.clock.nowS(), updates);
  });
}

const mark = (world: World, tx: WriteTx, owner: number, peer: PeerId, blocked: boolean): Promise<boolean> =>
  blocked ? tx.accounts.block(owner, peer, world.clock.nowS()) : tx.accounts.unblock(owner, peer);

async function updatesFor(
  world: World,
  tx: Tx,
  change: ContactChange,
  peer: PeerId,
  blocked: boolean,
): Promise<UpdateTo[]> {
  const { owner, session } = change;
  const own: UpdateTo = { mailbox: owner, body: { kind: 'blocked', peer, blocked }, exceptSession: session };
  const forBot = await blockUpdate(tx, world.clock.nowS(), { account: owner, peer, blocked });
  if (peerKind(peer) !== 'account' || !(await knows(tx, peer, owner))) return [own, ...forBot];
  return [own, { mailbox: peer, body: { kind: 'account', account: owner } }, ...forBot];
}
