import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind, SERVICE_ACCOUNT } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { checkGroupSend } from '../chats/check-group-send.ts';
import type { ContentData } from './content.ts';

/**
 * Whether `sender` may write this to `peer`.
 *
 * @throws peer-invalid, account-deactivated, blocked-by-peer, you-blocked-peer, and the refusals of groups
 */
export async function checkMaySend(
  tx: Tx,
  sender: AccountId,
  peer: PeerId,
  data: ContentData,
  nowS: number,
): Promise<void> {
  if (peerKind(peer) !== 'account') return checkGroupSend(tx, sender, peer, data, nowS);
  if (peer === sender) return;
  const target = await tx.accounts.get(peer);
  if (!target) return refuse('peer-invalid', { peer });
  if (target.deletedAt !== undefined || target.suspendedAt !== undefined) refuse('account-deactivated');
  if (sender === SERVICE_ACCOUNT) return;
  if (target.kind === 'service') refuse('chat-write-forbidden');
  if (await tx.accounts.isBlocked(peer, sender)) refuse('blocked-by-peer');
  if (await tx.accounts.isBlocked(sender, peer)) refuse('you-blocked-peer');
  await checkBotMayStart(tx, sender, peer);
}

/** Bots speak only to people who spoke to them first, and never to each other. */
async function checkBotMayStart(tx: Tx, sender: AccountId, peer: PeerId): Promise<void> {
  const own = await tx.accounts.get(sender);
  if (own?.kind !== 'bot') return;
  const target = await tx.accounts.get(peer);
  if (target?.kind === 'bot') refuse('peer-is-bot');
  if (!(await tx.dialogs.get(sender, peer))) refuse('peer-invalid', { peer });
}
