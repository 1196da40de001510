import { bareId } from '#domain';
import { toTlPeer } from '../peers.ts';
import type { UpdateWriters } from './writers.ts';

/** Pinned topics fit on one page of any client. */
const pinnedTopics = 100;

/** What happened to threads and to the topics of forums. */
export const threadWriters = {
  threadRead: ({ chat, topId, maxId, broadcast, post }, { peers }) => {
    peers.add(chat);
    if (broadcast !== undefined) peers.add(broadcast);
    return {
      _: 'updateReadChannelDiscussionInbox',
      channelId: bareId(chat),
      topMsgId: topId,
      readMaxId: maxId,
      broadcastId: broadcast === undefined ? undefined : bareId(broadcast),
      broadcastPost: post,
    };
  },
  threadReadOutbox: ({ chat, topId, maxId }, { peers }) => {
    peers.add(chat);
    return {
      _: 'updateReadChannelDiscussionOutbox',
      channelId: bareId(chat),
      topMsgId: topId,
      readMaxId: maxId,
    };
  },
  topicPinned: ({ chat, topic, pinned }, { peers }) => {
    peers.add(chat);
    return { _: 'updatePinnedForumTopic', peer: toTlPeer(chat), topicId: topic, pinned };
  },
  topicsPinned: async ({ chat }, { tx, peers }) => {
    peers.add(chat);
    const pinned = await tx.topics.page({ chat, pinned: true, limit: pinnedTopics });
    return { _: 'updatePinnedForumTopics', peer: toTlPeer(chat), order: pinned.map(({ id }) => id) };
  },
} satisfies Partial<UpdateWriters>;
