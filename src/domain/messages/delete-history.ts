import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { World } from '../ports.ts';
import { dialogUpdate } from '../bots/tell-bots.ts';
import { appendInOrder } from '../updates/append-in-order.ts';
import { removeFromMailboxes } from './delete-messages.ts';

/** How many messages one call removes; the client calls again while `remaining` is above 0. */
const perCall = 100;

export interface HistoryRemoval {
  pts: number;
  ptsCount: number;
  remaining: number;
}

/**
 * Clears a chat of the account's own mailbox up to `maxId` (0: all), also for the other side with `revoke`. Unless
 * `justClear`, the chat leaves the list too. Done in slices, each one commit.
 */
export function deleteHistory(
  world: World,
  request: {
    account: AccountId;
    peer: PeerId;
    maxId: MessageId;
    justClear: boolean;
    revoke: boolean;
    /** Only what is newer and older than these moments, which count to neither; 0 leaves that end open. */
    minDate?: number | undefined;
    maxDate?: number | undefined;
    session?: string | undefined;
  },
): Promise<HistoryRemoval> {
  const { account, peer } = request;
  return world.store.write(async (tx) => {
    const filter = {
      mailbox: account,
      peer,
      ...(request.maxId > 0 ? { belowId: request.maxId + 1 } : {}),
      ...(request.minDate ? { afterDate: request.minDate } : {}),
      ...(request.maxDate ? { beforeDate: request.maxDate } : {}),
    };
    const messages = await tx.messages.history({ ...filter, limit: perCall });
    const revoke = request.revoke && peerKind(peer) === 'account';
    const isRest = messages.length < perCall;
    // The other side may still have what the account had removed for itself alone.
    const theirs = { mailbox: peer, peer: account };
    const others = revoke && isRest && isWhole(request) ? await tx.messages.history({ ...theirs, limit: perCall }) : [];
    const affected = await removeFromMailboxes(world, tx, account, messages, revoke, request.session, others);
    const rest = others.length < perCall ? 0 : await tx.messages.count(theirs);
    const remaining = isRest ? rest : await tx.messages.count(filter);
    if (remaining === 0 && !request.justClear) {
      const dialog = await tx.dialogs.get(account, peer);
      if (dialog && dialog.topId === 0) await tx.dialogs.put({ ...dialog, listed: false, pinnedOrder: 0 });
    }
    if (remaining === 0 && messages.length > 0) {
      const event = request.justClear ? 'dialogCleared' : 'dialogRemoved';
      const nowS = world.clock.nowS();
      await appendInOrder(tx, nowS, await dialogUpdate(tx, account, peer, event, { date: nowS }));
    }
    return { pts: affected.pts, ptsCount: affected.ptsCount, remaining };
  });
}

const isWhole = ({
  maxId,
  minDate,
  maxDate,
}: {
  maxId: MessageId;
  minDate?: number | undefined;
  maxDate?: number | undefined;
}) => maxId === 0 && !minDate && !maxDate;
