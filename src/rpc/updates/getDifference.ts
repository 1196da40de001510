import type { tl } from '@mtcute/core';
import { getDifference as get, refuse } from '#domain';
import { method } from '../method.ts';
import { toTlUpdates } from '../to-tl/updates/updates.ts';

export const getDifference = method('updates.getDifference', async (call, request) => {
  if (request.pts <= 0) refuse('pts-empty');
  const nowS = call.world.clock.nowS();
  const difference = await get(call.world, call.account, {
    pts: request.pts,
    date: request.date,
    ...(request.ptsLimit !== undefined ? { limit: request.ptsLimit } : {}),
    ...(request.ptsTotalLimit !== undefined ? { tooLongAfter: request.ptsTotalLimit } : {}),
  });
  if (difference.kind === 'tooLong') return { _: 'updates.differenceTooLong', pts: difference.pts };
  if (difference.entries.length === 0) return { _: 'updates.differenceEmpty', date: nowS, seq: 1 };
  const { updates, users, chats } = await call.world.store.read((tx) =>
    toTlUpdates(call, tx, call.account, difference.entries),
  );
  const newMessages: tl.TypeMessage[] = [];
  const otherUpdates: tl.TypeUpdate[] = [];
  for (const update of updates) {
    if (update._ !== 'updateNewMessage') otherUpdates.push(update);
    else if (update.message._ !== 'messageEmpty') newMessages.push(update.message);
  }
  const state: tl.updates.RawState = {
    _: 'updates.state',
    pts: difference.pts,
    qts: 0,
    date: nowS,
    seq: 1,
    unreadCount: await call.world.store.read((tx) => tx.dialogs.unread(call.account)),
  };
  const common = { newMessages, newEncryptedMessages: [], otherUpdates, chats, users };
  return difference.more
    ? { _: 'updates.differenceSlice', ...common, intermediateState: state }
    : { _: 'updates.difference', ...common, state };
});
