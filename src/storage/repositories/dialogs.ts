import { type Dialog, type DialogRepository, type Draft, peerKind } from '#domain';
import { bit, fromJson, listOf, optional, type Sql, type SqlValue, toJson } from '../sql.ts';
import { countAbove } from './count-above.ts';

interface DialogRow {
  account: number;
  peer: number;
  top_id: number;
  top_date: number;
  read_inbox: number;
  read_outbox: number;
  unread: number;
  mentions: number;
  reactions: number;
  unread_mark: number;
  pinned_order: number;
  folder: number;
  listed: number;
  ttl_s: number;
  draft: string | null;
  available_min: number;
}

const toDialog = (row: DialogRow): Dialog => ({
  account: row.account,
  peer: row.peer,
  topId: row.top_id,
  topDate: row.top_date,
  readInboxMaxId: row.read_inbox,
  readOutboxMaxId: row.read_outbox,
  unread: row.unread,
  unreadMentions: row.mentions,
  unreadReactions: row.reactions,
  unreadMark: row.unread_mark === 1,
  pinnedOrder: row.pinned_order,
  folder: row.folder,
  listed: row.listed === 1,
  ttlS: row.ttl_s,
  ...optional('draft', row.draft === null ? undefined : fromJson<Draft>(row.draft)),
  availableMinId: row.available_min,
});

/**
 * Dialogs of one account (the first parameter). A supergroup's or channel's newest message is kept once for all its
 * members and looked up here.
 */
const own = `(SELECT d.account, d.peer, COALESCE(t.top_id, d.top_id) AS top_id,
  COALESCE(t.top_date, d.top_date) AS top_date, d.read_inbox, d.read_outbox, d.unread, d.mentions, d.reactions,
  d.unread_mark, d.pinned_order, d.folder, d.listed, d.ttl_s, d.draft, d.available_min
  FROM dialogs d LEFT JOIN channel_tops t ON t.chat = d.peer WHERE d.account = ?) AS own`;

/** Unread posts are counted when somebody looks, not written when somebody posts. */
async function withUnread(sql: Sql, rows: readonly DialogRow[]): Promise<Dialog[]> {
  const dialogs: Dialog[] = [];
  for (const row of rows) {
    const dialog = toDialog(row);
    if (peerKind(dialog.peer) === 'channel') {
      const counted = await unreadIn(sql, dialog);
      dialog.unread = counted.unread;
      dialog.unreadMentions = counted.mentions;
      if (dialog.topId <= dialog.availableMinId) dialog.topId = 0;
    }
    dialogs.push(dialog);
  }
  return dialogs;
}

async function unreadIn(sql: Sql, dialog: Dialog): Promise<{ unread: number; mentions: number }> {
  const { account, peer } = dialog;
  const isForum = await sql.get('SELECT 1 AS found FROM topics WHERE chat = ? LIMIT 1', peer);
  const above = Math.max(dialog.readInboxMaxId, dialog.availableMinId);
  const { messages, mentions } = await countAbove(sql, peer, above, { account, isForum: isForum !== undefined });
  return { unread: messages, mentions };
}

export function dialogRepository(sql: Sql): DialogRepository {
  return { ...dialogRows(sql), ...dialogLists(sql) };
}

function dialogRows(sql: Sql) {
  return {
    async get(account, peer) {
      const row = await sql.get<DialogRow>(`SELECT * FROM ${own} WHERE peer = ?`, account, peer);
      return row && (await withUnread(sql, [row]))[0];
    },
    async many(account, peers) {
      const list = listOf(peers);
      const rows = await sql.all<DialogRow>(
        `SELECT * FROM ${own} WHERE peer IN ${list.marks}`,
        account,
        ...list.values,
      );
      return withUnread(sql, rows);
    },
    async availableMin(account, peer) {
      const row = await sql.get<{ available_min: number }>(
        'SELECT available_min FROM dialogs WHERE account = ? AND peer = ?',
        account,
        peer,
      );
      return row?.available_min ?? 0;
    },
    async unread(account) {
      const row = await sql.get<{ n: number | null }>(
        'SELECT SUM(unread) AS n FROM dialogs WHERE account = ? AND peer > -1000000000000 AND unread > 0',
        account,
      );
      return Number(row?.n ?? 0);
    },
    async bump(account, peer, top, unread, mentions) {
      await sql.send(
        `INSERT INTO dialogs (account, peer, top_id, top_date, read_inbox, read_outbox, unread, mentions, reactions,
         unread_mark, pinned_order, folder, listed, ttl_s, available_min)
         VALUES (?, ?, ?, ?, 0, 0, ?, ?, 0, 0, 0, 0, 1, 0, 0)
         ON CONFLICT (account, peer) DO UPDATE SET top_id = excluded.top_id, top_date = excluded.top_date, listed = 1,
         unread = dialogs.unread + excluded.unread, mentions = dialogs.mentions + excluded.mentions`,
        account,
        peer,
        top.id,
        top.date,
        unread,
        mentions,
      );
    },
    async readTo(account, peer, id) {
      const [row] = await sql.all<{ listed: number }>(
        'UPDATE dialogs SET read_inbox = COALESCE(?, read_inbox) WHERE account = ? AND peer = ? RETURNING listed',
        id ?? null,
        account,
        peer,
      );
      return row && row.listed === 1;
    },
    async put(d) {
      await sql.send(
        `INSERT INTO dialogs (account, peer, top_id, top_date, read_inbox, read_outbox, unread, mentions, reactions,
         unread_mark, pinned_order, folder, listed, ttl_s, draft, available_min)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (account, peer) DO UPDATE SET top_id = excluded.top_id, top_date = excluded.top_date,
         read_inbox = excluded.read_inbox, read_outbox = excluded.read_outbox, unread = excluded.unread,
         mentions = excluded.mentions, reactions = excluded.reactions, unread_mark = excluded.unread_mark,
         pinned_order = excluded.pinned_order, folder = excluded.folder, listed = excluded.listed,
         ttl_s = excluded.ttl_s, draft = excluded.draft, available_min = excluded.available_min`,
        d.account,
        d.peer,
        d.topId,
        d.topDate,
        d.readInboxMaxId,
        d.readOutboxMaxId,
        d.unread,
        d.unreadMentions,
        d.unreadReactions,
        bit(d.unreadMark),
        d.pinnedOrder,
        d.folder,
        bit(d.listed),
        d.ttlS,
        d.draft ? toJson(d.draft) : null,
        d.availableMinId,
      );
    },
    async putTop(chat, top) {
      await sql.run(
        `INSERT INTO channel_tops (chat, top_id, top_date) VALUES (?, ?, ?)
         ON CONFLICT (chat) DO UPDATE SET top_id = excluded.top_id, top_date = excluded.top_date`,
        chat,
        top.id,
        top.date,
      );
    },
    async remove(account, peer) {
      await sql.run('DELETE FROM dialogs WHERE account = ? AND peer = ?', account, peer);
    },
  } satisfies Partial<DialogRepository>;
}

function dialogLists(sql: Sql) {
  return {
    async page({ account, folder, pinned, below, limit }) {
      const parts = ['listed = 1'];
      const values: SqlValue[] = [account];
      if (folder !== undefined) {
        parts.push('folder = ?');
        values.push(folder);
      }
      if (pinned !== undefined) parts.push(pinned ? 'pinned_order > 0' : 'pinned_order = 0');
      if (below) {
        parts.push('(top_date, top_id, peer) < (?, ?, ?)');
        values.push(below.topDate, below.topId, below.peer);
      }
      const order = pinned ? 'pinned_order DESC' : 'top_date DESC, top_id DESC, peer DESC';
      const rows = await sql.all<DialogRow>(
        `SELECT * FROM ${own} WHERE ${parts.join(' AND ')} ORDER BY ${order} LIMIT ?`,
        ...values,
        limit,
      );
      return withUnread(sql, rows);
    },
    async count(account, folder) {
      const row =
        folder === undefined
          ? await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM dialogs WHERE account = ? AND listed = 1', account)
          : await sql.get<{ n: number }>(
              'SELECT COUNT(*) AS n FROM dialogs WHERE account = ? AND folder = ? AND listed = 1',
              account,
              folder,
            );
      return row?.n ?? 0;
    },
    async withDrafts(account) {
      const rows = await sql.all<DialogRow>(
        'SELECT * FROM dialogs WHERE account = ? AND draft IS NOT NULL ORDER BY peer',
        account,
      );
      return rows.map(toDialog);
    },
    async unreadMarked(account) {
      const rows = await sql.all<{ peer: number }>(
        'SELECT peer FROM dialogs WHERE account = ? AND unread_mark = 1 ORDER BY peer',
        account,
      );
      return rows.map((row) => row.peer);
    },
    async archivedBy(peer) {
      const rows = await sql.all<{ account: number }>(
        `SELECT d.account FROM dialogs d JOIN members m ON m.chat = d.peer AND m.account = d.account
         WHERE d.peer = ? AND d.folder = 1 AND m.status NOT IN ('left', 'banned') ORDER BY d.account`,
        peer,
      );
      return rows.map((row) => row.account);
    },
    async accountsWith(peer, limit) {
      const rows = await sql.all<{ account: number }>(
        'SELECT account FROM dialogs WHERE peer = ? ORDER BY top_date DESC LIMIT ?',
        peer,
        limit,
      );
      return rows.map((row) => row.account);
    },
  } satisfies Partial<DialogRepository>;
}
