import { markReadByAuthor } from '../channels/read-channel.ts';
import type { ChatId, ContentId, MessageId, PeerId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import { addReply } from '../threads/count-replies.ts';
import { logAt } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import type { ContentData, Message } from './content.ts';
import { storedKinds } from './stored-kinds.ts';

export interface ChannelDelivery {
  /** An account, or the chat in whose name the server itself writes. */
  sender: PeerId;
  peer: ChatId;
  content: ContentId;
  data: ContentData;
  nowS: number;
  /** In whose name the message stands; the sender's unless set. */
  sendAs?: ChatId;
  replied?: Message | undefined;
  /** Root of the thread; `own` when the message opens a topic. */
  thread?: MessageId | 'own' | undefined;
  forum?: boolean | undefined;
  session?: string | undefined;
}

/** Lays one copy into a shared mailbox: nothing is written per subscriber. */
export async function layInChannel(tx: WriteTx, d: ChannelDelivery): Promise<{ id: MessageId; entry: LogEntry }> {
  const { peer, nowS, data } = d;
  const { kinds } = await storedKinds(tx, data);
  const state = await tx.updates.advance(peer, 1, 1);
  const id = state.lastMessageId;
  const thread = d.thread === 'own' ? id : d.thread;
  await tx.messages.insert({
    mailbox: peer,
    id,
    peer,
    content: d.content,
    date: nowS,
    out: false,
    ...(d.replied ? { replyTo: d.replied.id } : {}),
    ...(thread !== undefined ? { thread } : {}),
    mediaKinds: kinds,
  });
  if (data.ttlS) await tx.scheduled.expireAt(peer, id, nowS + data.ttlS);
  await tx.dialogs.putTop(peer, { id, date: nowS });
  await markReadByAuthor(tx, d.sender, peer, id, { thread, forum: d.forum ?? false });
  if (thread !== undefined && thread !== id) {
    const reply = { id, sender: d.sendAs ?? d.sender, action: data.action !== undefined };
    await addReply(tx, peer, thread, reply);
  }
  const entry = await logAt(tx, peer, state.pts, 1, nowS, { kind: 'newMessage', id }, d.session);
  return { id, entry };
}
