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
  };
}
