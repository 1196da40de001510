import type { tl } from '@mtcute/core';
import { bareId, getDifference, getPeerDialogs, isInside, type LogEntry, readablePlace } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';
import { toTlDialogs } from '../to-tl/dialogs/dialogs.ts';
import { toTlUpdates } from '../to-tl/updates/updates.ts';

/** Seconds after which a viewer who is no member asks again. */
const askAgainS = 30;
/** So much later than that they are still told of what happens. */
const graceS = 15;

export const getChannelDifference = method('updates.getChannelDifference', async (call, request) => {
  const channel = fromTlChannel(call, request.channel);
  const { store, clock } = call.world;
  const floor = await store.read(async (tx) => {
    const place = await readablePlace(tx, call.account, channel);
    if (!isInside(await tx.chats.member(channel, call.account)))
      call.audiences.watch(call.account, channel, clock.nowS() + askAgainS + graceS);
    return place.floor;
  });
  const difference = await getDifference(call.world, channel, {
    pts: request.pts,
    date: clock.nowS(),
    limit: request.limit,
    tooLongAfter: call.world.limits.channelTooLongEntries,
  });
  if (difference.kind === 'tooLong') {
    const dialogs = await getPeerDialogs(call.world, call.account, [channel]);
    const page = await store.read((tx) => toTlDialogs(call, tx, dialogs));
    const [dialog] = page.dialogs;
    if (!dialog) throw new Error('a dialog was asked for and not written');
    return {
      _: 'updates.channelDifferenceTooLong',
      final: true,
      timeout: askAgainS,
      dialog,
      messages: page.messages,
      chats: page.chats,
      users: page.users,
    };
  }
  if (difference.entries.length === 0) {
    return { _: 'updates.channelDifferenceEmpty', final: true, pts: difference.pts, timeout: askAgainS };
  }
  const { updates, users, chats } = await store.read(async (tx) => {
    const shown = difference.entries.filter((entry) => isShown(entry, floor));
    const written = await toTlUpdates(call, tx, channel, shown);
    // The line that told of a new title may be gone by now: the chat itself always comes along.
    const isTold = written.chats.some(({ id }) => id === bareId(channel));
    return isTold ? written : { ...written, chats: [...written.chats, ...(await toTlChats(call, tx, [channel]))] };
  });
  const newMessages: tl.TypeMessage[] = [];
  const otherUpdates: tl.TypeUpdate[] = [];
  for (const update of updates) {
    if (update._ !== 'updateNewChannelMessage') otherUpdates.push(update);
    else if (update.message._ !== 'messageEmpty') newMessages.push(update.message);
  }
  return {
    _: 'updates.channelDifference',
    final: !difference.more,
    pts: difference.pts,
    timeout: askAgainS,
    newMessages,
    otherUpdates,
    chats,
    users,
  };
});

/** What is older than the account may read is left out; the pts of the whole answer moves over it. */
const isShown = ({ body }: LogEntry, floor: number): boolean =>
  (body.kind !== 'newMessage' && body.kind !== 'editMessage') || body.id > floor;
