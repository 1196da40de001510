import type { tl } from '@mtcute/core';
import { bareId, mailboxOf, type MessageId } from '#domain';
import { loadPolls, toTlPollId } from '../media/poll.ts';
import { toTlMessages } from '../messages/messages.ts';
import { toTlPeer } from '../peers.ts';
import { loadReactions } from '../messages/reactions.ts';
import { asMessage } from '../messages/scheduled.ts';
import type { UpdateContext, UpdateWriters } from './writers.ts';

/** What happened to messages, and to what hangs on them. */
export const messageWriters = {
  newMessage: ({ id }, context, { pts, ptsCount }) => {
    const message = messageOrEmpty(context, id);
    return context.inChannel
      ? { _: 'updateNewChannelMessage', message, pts, ptsCount }
      : { _: 'updateNewMessage', message, pts, ptsCount };
  },
  editMessage: ({ id }, context, { pts, ptsCount }) => {
    const message = messageOrEmpty(context, id);
    return context.inChannel
      ? { _: 'updateEditChannelMessage', message, pts, ptsCount }
      : { _: 'updateEditMessage', message, pts, ptsCount };
  },
  deleteMessages: ({ ids }, { inChannel, mailbox, messages }, { pts, ptsCount }) => {
    if (!inChannel) return { _: 'updateDeleteMessages', messages: ids, pts, ptsCount };
    // What came back meanwhile is told of beside this, and clients apply deletions last.
    const gone = ids.filter((id) => !messages.has(id));
    return { _: 'updateDeleteChannelMessages', channelId: bareId(mailbox), messages: gone, pts, ptsCount };
  },
  readContents: ({ ids }, _context, { pts, ptsCount }) => ({
    _: 'updateReadMessagesContents',
    messages: ids,
    pts,
    ptsCount,
  }),
  pinned: ({ peer, pinned, ids }, { inChannel, mailbox, peers }, { pts, ptsCount }) => {
    peers.add(peer);
    return inChannel
      ? { _: 'updatePinnedChannelMessages', channelId: bareId(mailbox), pinned, messages: ids, pts, ptsCount }
      : { _: 'updatePinnedMessages', peer: toTlPeer(peer), pinned, messages: ids, pts, ptsCount };
  },
  reactions: async ({ peer, id }, { viewer, tx, mailbox, peers }) => {
    peers.add(peer);
    const [message] = await tx.messages.get(mailbox, [id]);
    if (!message) return undefined;
    const reactions = (await loadReactions(viewer, tx, [message])).get(message.content.id);
    for (const recent of reactions?.recentReactions ?? [])
      if (recent.peerId._ === 'peerUser') peers.add(recent.peerId.userId);
    return {
      _: 'updateMessageReactions',
      peer: toTlPeer(peer),
      msgId: id,
      reactions: reactions ?? { _: 'messageReactions', results: [] },
    };
  },
  recentReactions: () => ({ _: 'updateRecentReactions' }),
  savedTags: () => ({ _: 'updateSavedReactionTags' }),
  poll: async (body, { viewer, tx, peers }) => {
    const at = { mailbox: mailboxOf(viewer.account, body.peer), message: body.id };
    const media = (await loadPolls(viewer, tx, [{ ...body, at }])).get(body.poll);
    if (!media) return undefined;
    peers.add(body.peer);
    return {
      _: 'updateMessagePoll',
      peer: toTlPeer(body.peer),
      msgId: body.id,
      pollId: toTlPollId(body.poll),
      poll: media.poll,
      results: media.results,
    };
  },
  newScheduled: async ({ peer, id }, { viewer, tx, peers }) => {
    const [waiting] = await tx.scheduled.get(viewer.account, peer, [id]);
    if (!waiting) return undefined;
    const [message] = (await toTlMessages(viewer, tx, [asMessage(waiting)])).messages;
    peers.add(peer).add(viewer.account);
    return message && { _: 'updateNewScheduledMessage', message };
  },
  deleteScheduled: ({ peer, ids, sent }, { peers }) => {
    peers.add(peer);
    return {
      _: 'updateDeleteScheduledMessages',
      peer: toTlPeer(peer),
      messages: ids,
      ...(sent ? { sentMessages: sent } : {}),
    };
  },
} satisfies Partial<UpdateWriters>;

/** A message that was deleted meanwhile still moves pts, so that the client sees no gap. */
function messageOrEmpty({ messages }: UpdateContext, id: MessageId): tl.TypeMessage {
  return messages.get(id) ?? { _: 'messageEmpty', id };
}
