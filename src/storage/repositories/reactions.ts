import type { Reaction, ReactionRepository } from '#domain';
import { bit, listOf, type Sql, plainRows } from '../sql.ts';

interface ReactionRow {
  content: number;
  account: number;
  emoticon: string;
  made_at: number;
  big: number;
}

const toReaction = (row: ReactionRow): Reaction => ({
  content: row.content,
  account: row.account,
  emoticon: row.emoticon,
  date: row.made_at,
  big: row.big === 1,
});

export function reactionRepository(sql: Sql): ReactionRepository {
  return { ...reactionRows(sql), ...unreadRows(sql) };
}

function reactionRows(sql: Sql) {
  return {
    async set(content, account, reactions) {
      await sql.run('DELETE FROM reactions WHERE content = ? AND account = ?', content, account);
      for (const reaction of reactions) {
        await sql.run(
          'INSERT INTO reactions (content, account, emoticon, made_at, big) VALUES (?, ?, ?, ?, ?)',
          content,
          account,
          reaction.emoticon,
          reaction.date,
          bit(reaction.big),
        );
      }
    },
    async of(content, account) {
      const rows = await sql.all<ReactionRow>(
        'SELECT * FROM reactions WHERE content = ? AND account = ? ORDER BY emoticon',
        content,
        account,
      );
      return rows.map(toReaction);
    },
    async counts(contents) {
      const list = listOf(contents);
      return plainRows(
        await sql.all(
          `SELECT content, emoticon, COUNT(*) AS count FROM reactions WHERE content IN ${list.marks}
         GROUP BY content, emoticon ORDER BY content, COUNT(*) DESC, emoticon`,
          ...list.values,
        ),
      );
    },
    async chosen(contents, account) {
      const list = listOf(contents);
      const rows = await sql.all<ReactionRow>(
        `SELECT * FROM reactions WHERE account = ? AND content IN ${list.marks}`,
        account,
        ...list.values,
      );
      return rows.map(toReaction);
    },
    async list({ content, emoticon, offset, limit }) {
      const filter = emoticon === undefined ? '' : 'AND emoticon = ?';
      const rows = await sql.all<ReactionRow>(
        `SELECT * FROM reactions WHERE content = ? ${filter} ORDER BY made_at DESC, account LIMIT ? OFFSET ?`,
        content,
        ...(emoticon === undefined ? [] : [emoticon]),
        limit,
        offset,
      );
      return rows.map(toReaction);
    },
    async tags(owner, part) {
      return plainRows(
        await sql.all(
          `SELECT r.emoticon, COUNT(*) AS count FROM messages m JOIN reactions r ON r.content = m.content
           AND r.account = m.mailbox WHERE m.mailbox = ? AND m.peer = ? ${part === undefined ? '' : 'AND m.thread = ?'}
           GROUP BY r.emoticon ORDER BY COUNT(*) DESC, r.emoticon`,
          ...[owner, owner, ...(part === undefined ? [] : [part])],
        ),
      );
    },
    async reactedTo(mailbox, peer, account, limit) {
      const rows = await sql.all<{ id: number }>(
        `SELECT m.id, MAX(r.made_at) AS latest FROM reactions r
         JOIN messages m ON m.content = r.content AND m.mailbox = ? AND m.peer = ?
         WHERE r.account = ? GROUP BY m.id ORDER BY latest DESC, m.id DESC LIMIT ?`,
        mailbox,
        peer,
        account,
        limit,
      );
      return rows.map(({ id }) => id);
    },
    async removeFor(contents) {
      const list = listOf(contents);
      await sql.run(`DELETE FROM reactions WHERE content IN ${list.marks}`, ...list.values);
    },
  } satisfies Partial<ReactionRepository>;
}

/** The counter in the list of chats is that of the rows. */
const recount = (sql: Sql, account: number, peer: number): Promise<number> =>
  sql.run(
    `UPDATE dialogs SET reactions = (SELECT COUNT(*) FROM unread_reactions u WHERE u.account = dialogs.account
     AND u.peer = dialogs.peer) WHERE account = ? AND peer = ?`,
    account,
    peer,
  );

function unreadRows(sql: Sql) {
  return {
    async markUnread(account, peer, id, sinceS) {
      const added = await sql.run(
        `INSERT INTO unread_reactions (account, peer, id, since)
         SELECT account, peer, CAST(? AS BIGINT), CAST(? AS BIGINT) FROM dialogs WHERE account = ? AND peer = ? ON CONFLICT (account, peer, id) DO NOTHING`,
        ...[id, sinceS, account, peer],
      );
      if (added > 0) await recount(sql, account, peer);
    },
    async settleUnread(account, peer, id, content) {
      const settled = await sql.run(
        `DELETE FROM unread_reactions WHERE account = ? AND peer = ? AND id = ? AND NOT EXISTS (SELECT 1 FROM reactions r
         WHERE r.content = ? AND r.account <> unread_reactions.account AND r.made_at >= unread_reactions.since)`,
        ...[account, peer, id, content],
      );
      if (settled > 0) await recount(sql, account, peer);
    },
    async unreadSince(account, peer, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ id: number; since: number }>(
        `SELECT id, since FROM unread_reactions WHERE account = ? AND peer = ? AND id IN ${list.marks}`,
        ...[account, peer],
        ...list.values,
      );
      return new Map(rows.map(({ id, since }) => [id, since]));
    },
    async readUnread(account, peer, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ id: number }>(
        `DELETE FROM unread_reactions WHERE account = ? AND peer = ? AND id IN ${list.marks} RETURNING id`,
        ...[account, peer],
        ...list.values,
      );
      if (rows.length > 0) await recount(sql, account, peer);
      return rows.map(({ id }) => id).sort((a, b) => a - b);
    },
    async forgetUnread(mailbox, ids) {
      const list = listOf(ids);
      const gone = await sql.all<{ account: number; peer: number }>(
        `DELETE FROM unread_reactions WHERE ${mailbox < 0 ? 'peer' : 'account'} = ? AND id IN ${list.marks}
         ${mailbox < 0 ? '' : 'AND peer > -1000000000000'} RETURNING account, peer`,
        mailbox,
        ...list.values,
      );
      for (const { account, peer } of gone) await recount(sql, account, peer);
    },
    async forgetUnreadUpTo(account, peer, id) {
      const gone = await sql.run(
        'DELETE FROM unread_reactions WHERE account = ? AND peer = ? AND id <= ?',
        ...[account, peer, id],
      );
      if (gone > 0) await recount(sql, account, peer);
    },
  } satisfies Partial<ReactionRepository>;
}
