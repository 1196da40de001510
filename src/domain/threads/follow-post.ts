import type { Chat } from '../chats/repository.ts';
import type { ChatId, MessageId } from '../ids.ts';
import type { ContentData, ForwardHeader, Message } from '../messages/content.ts';
import { removeFrom } from '../messages/delete-messages.ts';
import { setPinned } from '../messages/set-pinned.ts';
import { layInChannel } from '../messages/lay-in-channel.ts';
import { storedKinds } from '../messages/stored-kinds.ts';
import type { WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';

/**
 * Copies a post into the channel's discussion group, pinned, as the root of its comments. A part of the post's own
 * write: a post without comments is never seen.
 */
export async function copyToDiscussion(
  tx: WriteTx,
  post: { channel: Chat; id: MessageId; data: ContentData; nowS: number },
): Promise<void> {
  const { channel, id, nowS } = post;
  const group = channel.data.linkedChat;
  if (group === undefined || !(await tx.updates.state(group))) return;
  const data = copiedData(channel.id, post);
  const content = await tx.messages.insertContent({ sender: channel.id, date: nowS, data });
  if (content === undefined) throw new Error('a content without a random id cannot be a repeat');
  const copy = await layInChannel(tx, { sender: channel.id, peer: group, content, nowS, data });
  await tx.threads.put({
    mailbox: group,
    topId: copy.id,
    replies: 0,
    maxId: copy.id,
    recent: [],
    post: { broadcast: channel.id, id },
  });
  await setPinned(tx, group, group, [copy.id], true, nowS, undefined);
}

function copiedData(channel: ChatId, post: { id: MessageId; data: ContentData; nowS: number }): ContentData {
  const { author: _, forward, markup: __, ...data } = post.data;
  const own: ForwardHeader = {
    from: channel,
    channelPost: post.id,
    date: post.nowS,
    ...(data.postAuthor ? { postAuthor: data.postAuthor } : {}),
  };
  return { ...data, forward: { ...(forward ?? own), savedFrom: { peer: channel, message: post.id } } };
}

/** The copies of these posts that stand in discussion groups. */
async function copiesOf(tx: WriteTx, channel: ChatId, posts: readonly MessageId[]): Promise<Message[]> {
  const copies: Message[] = [];
  for (const thread of await tx.threads.ofPosts(channel, posts))
    copies.push(...(await tx.messages.get(thread.mailbox, [thread.topId])));
  return copies;
}

/** Edits the copy of an edited post. */
export async function editCopies(tx: WriteTx, post: Message, after: ContentData, nowS: number): Promise<void> {
  for (const copy of await copiesOf(tx, post.peer, [post.id])) {
    const data = copiedData(post.peer, { id: post.id, data: after, nowS: post.content.date });
    await tx.messages.updateContent(copy.content.id, data, nowS);
    await tx.search.markChanged(copy.content.id);
    await tx.messages.setMediaKinds(copy.content.id, (await storedKinds(tx, data)).kinds);
    const state = await tx.updates.advance(copy.mailbox, 1, 0);
    await logAt(tx, copy.mailbox, state.pts, 1, nowS, { kind: 'editMessage', id: copy.id }, undefined);
  }
}

/** Deletes the copies of deleted posts; what was said about them stays. */
export async function removeCopies(
  tx: WriteTx,
  channel: ChatId,
  posts: readonly MessageId[],
  nowS: number,
): Promise<void> {
  for (const copy of await copiesOf(tx, channel, posts)) {
    await removeFrom(tx, copy.mailbox, [copy.id], nowS, undefined);
    await tx.messages.deleteOrphanContents([copy.content.id]);
    const [top] = await tx.messages.history({ mailbox: copy.mailbox, peer: copy.mailbox, limit: 1 });
    await tx.dialogs.putTop(copy.mailbox, { id: top?.id ?? 0, date: top?.content.date ?? nowS });
  }
}
