import { groupsForDiscussion } from '#domain';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getGroupsForDiscussion = method(
  'channels.getGroupsForDiscussion',
  async (call) => {
    const groups = await groupsForDiscussion(call.world, call.account);
    return { _: 'messages.chats', chats: await call.world.store.read((tx) => toTlChats(call, tx, groups)) };
  },
  { peopleOnly: true },
);
