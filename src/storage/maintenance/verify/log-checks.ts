import type { UpdateBody } from '#domain';
import { fromJson, type Sql } from '../../sql.ts';

const pageSize = 5_000;

/**
 * Reads each mailbox's log to its end: the messages that it brought and did not take away again must be those that lie
 * there. So a message and its update came together or not at all, and none was lost since. Returns the number of messages.
 */
export async function checkLogs(sql: Sql, broken: (what: string) => void): Promise<number> {
  let seen = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await sql.all<{ id: number }>(
      'SELECT id FROM mailboxes WHERE id > ? ORDER BY id LIMIT ?',
      last,
      pageSize,
    );
    const end = rows.at(-1);
    if (!end) return seen;
    last = end.id;
    for (const { id } of rows) seen += await checkMailbox(sql, id, broken);
  }
}

async function checkMailbox(sql: Sql, mailbox: number, broken: (what: string) => void): Promise<number> {
  const told = await messagesOfLog(sql, mailbox);
  let seen = 0;
  for (let last = 0; ; ) {
    const rows = await sql.all<{ id: number }>(
      'SELECT id FROM messages WHERE mailbox = ? AND id > ? ORDER BY id LIMIT ?',
      ...[mailbox, last, pageSize],
    );
    for (const { id } of rows) {
      last = id;
      if (!told.delete(id)) broken(`message ${mailbox}/${id} lies there without an update that brought it`);
    }
    seen += rows.length;
    if (rows.length < pageSize) break;
  }
  for (const id of told) broken(`message ${mailbox}/${id} was brought by an update and is missing`);
  return seen;
}

async function messagesOfLog(sql: Sql, mailbox: number): Promise<Set<number>> {
  const told = new Set<number>();
  for (let place = { pts: 0, seq: 0 }; ; ) {
    const rows = await sql.all<{ pts: number; seq: number; body: string }>(
      `SELECT pts, seq, body FROM updates WHERE mailbox = ? AND pts >= ? AND (pts > ? OR seq > ?)
       AND (body LIKE '{"kind":"newMessage",%' OR body LIKE '{"kind":"deleteMessages",%') ORDER BY pts, seq LIMIT ?`,
      ...[mailbox, place.pts, place.pts, place.seq, pageSize],
    );
    for (const { body } of rows) {
      const update = fromJson<UpdateBody>(body);
      if (update.kind === 'newMessage') told.add(update.id);
      if (update.kind === 'deleteMessages') for (const id of update.ids) told.delete(id);
    }
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return told;
    place = end;
  }
}
