import type { Content, ContentData, Message } from '#domain';
import { fromJson, optional } from '../sql.ts';

export interface ContentRow {
  content: number;
  sender: number;
  sent_at: number;
  edited_at: number | null;
  data: string;
}

export interface MessageRow extends ContentRow {
  mailbox: number;
  id: number;
  peer: number;
  is_out: number;
  mentioned: number;
  media_unread: number;
  pinned: number;
  reply_to: number | null;
  thread: number | null;
}

/** What all copies of a message share, from its row. */
export const toContent = (row: ContentRow): Content => ({
  id: row.content,
  sender: row.sender,
  date: row.sent_at,
  ...optional('editDate', row.edited_at),
  ...fromJson<ContentData>(row.data),
});

/** One copy of a message with its content, from the row of both. */
export const toMessage = (row: MessageRow): Message => ({
  mailbox: row.mailbox,
  id: row.id,
  peer: row.peer,
  out: row.is_out === 1,
  mentioned: row.mentioned === 1,
  mediaUnread: row.media_unread === 1,
  pinned: row.pinned === 1,
  ...optional('replyTo', row.reply_to),
  // In a private mailbox the column sorts Saved Messages, which the content tells by itself.
  ...(row.mailbox < 0 ? optional('thread', row.thread) : {}),
  content: toContent(row),
});

export const messageColumns = `m.mailbox, m.id, m.peer, m.is_out, m.mentioned, m.media_unread, m.pinned, m.reply_to, m.thread, m.content,
  c.sender, c.sent_at, c.edited_at, c.data`;
export const messageTables = 'messages m JOIN contents c ON c.id = m.content';
