import { mayBeSeen } from '../accounts/may-be-seen.ts';
import { preferences } from '../accounts/preferences.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { requireMessage } from './edit-message.ts';

/** Older messages do not tell when they were read. */
const knownForS = 7 * 86_400;

/**
 * Unix seconds at which the other side of a private chat read one's own message. Who hides theirs does not see those of
 * others.
 *
 * @throws peer-invalid, message-id-invalid, message-too-old, message-not-read-yet, privacy-restricted,
 * own-privacy-restricted
 */
export async function outboxReadDate(world: World, account: AccountId, peer: PeerId, id: MessageId): Promise<number> {
  if (peerKind(peer) !== 'account' || peer === account) refuse('peer-invalid', { peer });
  return world.store.read(async (tx) => {
    const message = await requireMessage(tx, account, peer, id);
    if (!message.out) refuse('message-id-invalid');
    if (world.clock.nowS() - message.content.date > knownForS) refuse('message-too-old');
    if (await hidesReadDates(tx, account, peer)) refuse('own-privacy-restricted');
    if (await hidesReadDates(tx, peer, account)) refuse('privacy-restricted');
    return (await tx.updates.outboxReadAt(account, peer, id, message.content.date)) ?? refuse('message-not-read-yet');
  });
}

/** Whoever chose so hides from those who do not see when they were last seen also when they read something. */
export const hidesReadDates = async (tx: Tx, owner: AccountId, viewer: AccountId): Promise<boolean> =>
  (await preferences(tx, owner)).hideReadMarks === true && !(await mayBeSeen(tx, owner, viewer, 'statusTimestamp'));
