import { bareId, waitingAt } from '#domain';
import { toTlDefaultBannedRights } from '../chats/chat.ts';
import { toTlParticipants } from '../chats/chat-full.ts';
import { toTlPeer } from '../peers.ts';
import type { UpdateWriters } from './writers.ts';

/** What changed about groups and channels, and how far they were read. */
export const chatWriters = {
  chat: ({ chat }, { peers }) => {
    peers.add(chat);
    return { _: 'updateChat', chatId: bareId(chat) };
  },
  members: async (body, { viewer, tx, peers }) => {
    const chat = await tx.chats.get(body.chat);
    if (!chat) return undefined;
    const members = await tx.chats.members({ chat: body.chat, offset: 0, limit: viewer.world.limits.groupMembers });
    for (const member of members) peers.add(member.account);
    return { _: 'updateChatParticipants', participants: toTlParticipants(chat, members) };
  },
  memberAdmin: async ({ chat, account, admin }, { tx, peers }) => {
    peers.add(chat).add(account);
    return {
      _: 'updateChatParticipantAdmin',
      chatId: bareId(chat),
      userId: account,
      isAdmin: admin,
      version: (await tx.chats.get(chat))?.version ?? 0,
    };
  },
  chatDefaultRights: async (body, { tx, peers }) => {
    peers.add(body.chat);
    const chat = await tx.chats.get(body.chat);
    if (!chat) return undefined;
    return {
      _: 'updateChatDefaultBannedRights',
      peer: toTlPeer(body.chat),
      defaultBannedRights: toTlDefaultBannedRights(chat.defaultBanned),
      version: chat.version,
    };
  },
  joinRequests: async ({ chat }, { tx, peers }) => {
    peers.add(chat);
    const { pending, recent } = await waitingAt(tx, chat);
    for (const account of recent) peers.add(account);
    return {
      _: 'updatePendingJoinRequests',
      peer: toTlPeer(chat),
      requestsPending: pending,
      recentRequesters: recent,
    };
  },
  channel: ({ chat }, { peers }) => {
    peers.add(chat);
    return { _: 'updateChannel', channelId: bareId(chat) };
  },
  channelReadInbox: async ({ chat, maxId, unread }, { tx, peers }) => {
    peers.add(chat);
    return {
      _: 'updateReadChannelInbox',
      channelId: bareId(chat),
      maxId,
      stillUnreadCount: unread,
      pts: (await tx.updates.state(chat))?.pts ?? 1,
    };
  },
  channelReadOutbox: ({ chat, maxId }, { peers }) => {
    peers.add(chat);
    return { _: 'updateReadChannelOutbox', channelId: bareId(chat), maxId };
  },
  channelReadContents: ({ chat, ids }, { peers }) => {
    peers.add(chat);
    return { _: 'updateChannelReadMessagesContents', channelId: bareId(chat), messages: ids };
  },
  channelAvailable: ({ chat, availableMinId }, { peers }) => {
    peers.add(chat);
    return { _: 'updateChannelAvailableMessages', channelId: bareId(chat), availableMinId };
  },
  forumView: ({ chat, asMessages }, { peers }) => {
    peers.add(chat);
    return { _: 'updateChannelViewForumAsMessages', channelId: bareId(chat), enabled: asMessages };
  },
} satisfies Partial<UpdateWriters>;
