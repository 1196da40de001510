import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { HistoryRemoval } from '../messages/delete-history.ts';
import { removeFromMailboxes } from '../messages/delete-messages.ts';
import type { World } from '../ports.ts';

/** How many messages one call removes; the client calls again while `remaining` is above 0. */
const perCall = 100;

/** Clears one part of Saved Messages up to `maxId` (0: all), in slices, each one commit. */
export function deleteSavedHistory(
  world: World,
  request: {
    account: AccountId;
    part: PeerId;
    maxId: MessageId;
    /** Only what is newer and older than these moments, which count to neither; 0 leaves that end open. */
    minDate?: number | undefined;
    maxDate?: number | undefined;
    session?: string | undefined;
  },
): Promise<HistoryRemoval> {
  const { account, part } = request;
  return world.store.write(async (tx) => {
    const filter = {
      mailbox: account,
      thread: part,
      ...(request.maxId > 0 ? { belowId: request.maxId + 1 } : {}),
      ...(request.minDate ? { afterDate: request.minDate } : {}),
      ...(request.maxDate ? { beforeDate: request.maxDate } : {}),
    };
    const messages = await tx.messages.history({ ...filter, limit: perCall });
    const { pts, ptsCount } = await removeFromMailboxes(world, tx, account, messages, false, request.session);
    const remaining = messages.length < perCall ? 0 : await tx.messages.count(filter);
    return { pts, ptsCount, remaining };
  });
}
