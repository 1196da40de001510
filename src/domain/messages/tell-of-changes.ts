import { acquaintances } from '../accounts/tell-about.ts';
import { type MailboxId, type PeerId, peerKind } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate, logAt } from '../updates/append-update.ts';

interface Step {
  readonly mailbox: MailboxId;
  run(): Promise<unknown>;
}

/**
 * Tells of messages, accounts and chats that look different now without anybody having edited them: each copy of a message,
 * whoever talks with an account or keeps it as a contact, each member of a chat. Mailboxes are locked in rising order.
 */
export async function tellOfChanges(
  world: World,
  tx: WriteTx,
  changed: { readonly places: readonly { mailbox: MailboxId; id: number }[]; readonly peers: readonly PeerId[] },
): Promise<void> {
  const nowS = world.clock.nowS();
  const steps: Step[] = changed.places.map(({ mailbox, id }) => ({
    mailbox,
    run: async () => {
      const { pts } = await tx.updates.advance(mailbox, 1, 0);
      await logAt(tx, mailbox, pts, 1, nowS, { kind: 'editMessage', id }, undefined);
    },
  }));
  for (const peer of changed.peers) steps.push(...(await stepsOf(world, tx, nowS, peer)));
  for (const { run } of steps.sort((a, b) => a.mailbox - b.mailbox)) await run();
}

async function stepsOf(world: World, tx: WriteTx, nowS: number, peer: PeerId): Promise<Step[]> {
  const kind = peerKind(peer);
  if (kind === 'channel')
    return [{ mailbox: peer, run: () => appendUpdate(tx, peer, nowS, { kind: 'channel', chat: peer }) }];
  const told =
    kind === 'account'
      ? [peer, ...(await acquaintances(world, tx, peer))]
      : await tx.chats.memberIds(peer, world.limits.groupMembers);
  const body = kind === 'account' ? ({ kind, account: peer } as const) : ({ kind: 'chat', chat: peer } as const);
  return told.map((mailbox) => ({ mailbox, run: () => appendUpdate(tx, mailbox, nowS, body) }));
}
