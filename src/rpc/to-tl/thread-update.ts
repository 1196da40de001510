import type { tl } from '@mtcute/core';
import { bareId, type PeerId, type Tx, type UpdateBody } from '#domain';
import { toTlPeer } from './peers.ts';

type ThreadBody = Extract<UpdateBody, { kind: 'threadRead' | 'threadReadOutbox' | 'topicPinned' | 'topicsPinned' }>;

/** Pinned topics fit on one page of any client. */
const pinnedTopics = 100;

/** What happened to a thread or to the topics of a forum. */
export async function toTlThreadUpdate(tx: Tx, body: ThreadBody, peers: Set<PeerId>): Promise<tl.TypeUpdate> {
  peers.add(body.chat);
  const channelId = bareId(body.chat);
  switch (body.kind) {
    case 'threadRead':
      if (body.broadcast !== undefined) peers.add(body.broadcast);
      return {
        _: 'updateReadChannelDiscussionInbox',
        channelId,
        topMsgId: body.topId,
        readMaxId: body.maxId,
        broadcastId: body.broadcast === undefined ? undefined : bareId(body.broadcast),
        broadcastPost: body.post,
      };
    case 'threadReadOutbox':
      return { _: 'updateReadChannelDiscussionOutbox', channelId, topMsgId: body.topId, readMaxId: body.maxId };
    case 'topicPinned':
      return { _: 'updatePinnedForumTopic', peer: toTlPeer(body.chat), topicId: body.topic, pinned: body.pinned };
    case 'topicsPinned': {
      const pinned = await tx.topics.page({ chat: body.chat, pinned: true, limit: pinnedTopics });
      return { _: 'updatePinnedForumTopics', peer: toTlPeer(body.chat), order: pinned.map(({ id }) => id) };
    }
  }
}
