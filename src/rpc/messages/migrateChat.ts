import { bareId, groupPeer, migrateGroup } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const migrateChat = method(
  'messages.migrateChat',
  async (call, request) => {
    const chat = groupPeer(request.chatId);
    const { channel, entries } = await migrateGroup(call.world, {
      actor: call.account,
      chat,
      session: ownSession(call),
    });
    const answer = await toTlEntries(call, call.account, entries, [chat, channel]);
    return { ...answer, updates: [{ _: 'updateChannel', channelId: bareId(channel) }, ...answer.updates] };
  },
  { peopleOnly: true },
);
