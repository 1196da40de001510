import type { tl } from '@mtcute/core';
import {
  type ContentId,
  createSpeakers,
  idsByPeer,
  type Message,
  type PeerId,
  peerKind,
  type Reaction,
  type Speakers,
  type Tx,
} from '#domain';
import { toTlPeer, type Viewer } from '../peers.ts';
import { toTlReaction } from './reaction.ts';

/** How many of the newest reactions a message names. */
const recentShown = 3;

/** The sums of reactions, with the viewer's own choice marked; chats with few people also name who reacted. */
export async function loadReactions(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
): Promise<Map<ContentId, tl.RawMessageReactions>> {
  const found = new Map<ContentId, tl.RawMessageReactions>();
  const candidates = messages.filter((message) => !message.content.action);
  if (candidates.length === 0) return found;
  const contents = candidates.map((message) => message.content.id);
  const counts = await tx.reactions.counts(contents);
  if (counts.length === 0) return found;
  const chosen = await tx.reactions.chosen(contents, viewer.account);
  const unread = await unreadAmong(viewer, tx, candidates);
  const speakers = createSpeakers(tx);
  for (const message of candidates) {
    const { id } = message.content;
    const results = counts.filter((row) => row.content === id).map((row) => toTlCount(row, chosen));
    // Written for nobody in particular: whoever reads it keeps what they know of their own choice.
    const min = viewer.account === 0 ? ({ min: true } as const) : {};
    if (results.length > 0)
      found.set(id, { ...(await withRecent(viewer, tx, speakers, message, results, unread.get(id))), ...min });
  }
  return found;
}

/** Since when the viewer has not looked at reactions to messages of its own. */
export async function unreadAmong(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
): Promise<Map<ContentId, number>> {
  const own = messages.filter(({ content }) => content.sender === viewer.account);
  const found = new Map<ContentId, number>();
  for (const [peer, ids] of idsByPeer(own)) {
    const since = await tx.reactions.unreadSince(viewer.account, peer, ids);
    for (const message of own) {
      const first = message.peer === peer ? since.get(message.id) : undefined;
      if (first !== undefined) found.set(message.content.id, first);
    }
  }
  return found;
}

function toTlCount(
  row: { content: ContentId; emoticon: string; count: number },
  chosen: readonly Reaction[],
): tl.RawReactionCount {
  const mine = chosen.some((reaction) => reaction.content === row.content && reaction.emoticon === row.emoticon);
  return {
    _: 'reactionCount',
    reaction: toTlReaction(row.emoticon),
    count: row.count,
    ...(mine ? { chosenOrder: 0 } : {}),
  };
}

async function withRecent(
  viewer: Viewer,
  tx: Tx,
  speakers: Speakers,
  message: Message,
  results: tl.RawReactionCount[],
  unreadSince: number | undefined,
): Promise<tl.RawMessageReactions> {
  const isPost = message.content.sender === message.peer && peerKind(message.peer) === 'channel';
  if (isPost) return { _: 'messageReactions', results };
  // To one's own saved messages they are tags, which nobody else gives.
  if (message.mailbox > 0 && message.peer === message.mailbox)
    return { _: 'messageReactions', reactionsAsTags: true, results };
  const recent = await tx.reactions.list({ content: message.content.id, offset: 0, limit: recentShown });
  return {
    _: 'messageReactions',
    canSeeList: true,
    results,
    recentReactions: await Promise.all(
      recent.map(async (one) => toTlPeerReaction(viewer, one, await speakers(message.peer, one.account), unreadSince)),
    ),
  };
}

/**
 * `shown` is whom people see behind it: the group, for admins who are not to be known. `unreadSince`: the viewer, whose
 * message it is, has not looked at reactions of others since this moment.
 */
export const toTlPeerReaction = (
  viewer: Viewer,
  reaction: Reaction,
  shown: PeerId,
  unreadSince?: number,
): tl.RawMessagePeerReaction => ({
  _: 'messagePeerReaction',
  big: reaction.big,
  unread: unreadSince !== undefined && reaction.account !== viewer.account && reaction.date >= unreadSince,
  my: reaction.account === viewer.account,
  peerId: toTlPeer(shown),
  date: reaction.date,
  reaction: toTlReaction(reaction.emoticon),
});
