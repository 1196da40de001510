import { type AccountId, type MailboxId, type PeerId, peerKind } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { requireVisible } from './membership.ts';

/** The mailbox in which `account` may read what was said in `peer`. @throws channel-private, channel-invalid */
export async function readableMailbox(tx: Tx, account: AccountId, peer: PeerId): Promise<MailboxId> {
  if (peerKind(peer) !== 'channel') return account;
  await requireVisible(tx, account, peer);
  return peer;
}
