import { clearHistory, deleteChannelHistory } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deleteHistory = method(
  'channels.deleteHistory',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const { maxId } = request;
    if (request.forEveryone) {
      await deleteChannelHistory(call.world, { account: call.account, chat, maxId });
      return toTlEntries(call, chat, [], [chat]);
    }
    const entries = await clearHistory(call.world, { account: call.account, chat, maxId, session: ownSession(call) });
    return toTlEntries(call, call.account, entries, [chat]);
  },
  { peopleOnly: true },
);
