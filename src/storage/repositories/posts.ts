import type { MentionRepository, PostRepository } from '#domain';
import { listOf, plainRows, type Sql } from '../sql.ts';

/** Posts whose viewers share a row: as many as bits that every dialect and JavaScript agree on. */
const perBlock = 32;

const blockOf = (id: number): number => Math.floor(id / perBlock);
const bitOf = (id: number): number => 2 ** (id % perBlock);
const has = (bits: number, id: number): boolean => Math.floor(bits / bitOf(id)) % 2 === 1;

interface BlockRow {
  block: number;
  bits: number;
}

async function seenBlocks(sql: Sql, mailbox: number, account: number, ids: readonly number[]) {
  const list = listOf([...new Set(ids.map(blockOf))]);
  const rows = await sql.all<BlockRow>(
    `SELECT block, bits FROM post_viewers WHERE mailbox = ? AND account = ? AND block IN ${list.marks}`,
    mailbox,
    account,
    ...list.values,
  );
  return new Map(rows.map((row) => [row.block, row.bits]));
}

export function postRepository(sql: Sql): PostRepository {
  const unseen = async (mailbox: number, account: number, ids: readonly number[]) => {
    const blocks = await seenBlocks(sql, mailbox, account, ids);
    return [...new Set(ids)].filter((id) => !has(blocks.get(blockOf(id)) ?? 0, id));
  };
  return {
    async counters(mailbox, ids) {
      const list = listOf(ids);
      return plainRows(
        await sql.all<{ id: number; views: number; forwards: number }>(
          `SELECT id, views, forwards FROM post_counters WHERE mailbox = ? AND id IN ${list.marks} ORDER BY id`,
          mailbox,
          ...list.values,
        ),
      );
    },
    unseen,
    async see(mailbox, account, ids) {
      const news = await unseen(mailbox, account, ids);
      const byBlock = new Map<number, number>();
      for (const id of news) byBlock.set(blockOf(id), (byBlock.get(blockOf(id)) ?? 0) + bitOf(id));
      for (const [block, bits] of byBlock) {
        await sql.run(
          `INSERT INTO post_viewers (mailbox, account, block, bits) VALUES (?, ?, ?, ?)
           ON CONFLICT (mailbox, account, block) DO UPDATE SET bits = post_viewers.bits | excluded.bits`,
          mailbox,
          account,
          block,
          bits,
        );
      }
      for (const id of news) await addTo(sql, 'views', mailbox, id);
      return news;
    },
    async addForward(mailbox, id) {
      await addTo(sql, 'forwards', mailbox, id);
    },
  };
}

function addTo(sql: Sql, column: 'views' | 'forwards', mailbox: number, id: number): Promise<number> {
  return sql.run(
    `INSERT INTO post_counters (mailbox, id, views, forwards) VALUES (?, ?, ?, ?)
     ON CONFLICT (mailbox, id) DO UPDATE SET ${column} = post_counters.${column} + 1`,
    mailbox,
    id,
    column === 'views' ? 1 : 0,
    column === 'forwards' ? 1 : 0,
  );
}

export function mentionRepository(sql: Sql): MentionRepository {
  return {
    async add(chat, id, accounts) {
      for (const account of accounts) {
        await sql.run(
          `INSERT INTO channel_mentions (chat, account, id, unread) VALUES (?, ?, ?, 1)
           ON CONFLICT (chat, account, id) DO NOTHING`,
          chat,
          account,
          id,
        );
      }
    },
    async of(chat, account, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ id: number; unread: number }>(
        `SELECT id, unread FROM channel_mentions WHERE chat = ? AND account = ? AND id IN ${list.marks}`,
        chat,
        account,
        ...list.values,
      );
      return rows.map((row) => ({ id: row.id, unread: row.unread === 1 }));
    },
    async mentioned(chat, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ account: number }>(
        `SELECT DISTINCT account FROM channel_mentions WHERE chat = ? AND id IN ${list.marks} ORDER BY account`,
        chat,
        ...list.values,
      );
      return rows.map((row) => row.account);
    },
    async read(chat, account, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ id: number }>(
        `UPDATE channel_mentions SET unread = 0 WHERE chat = ? AND account = ? AND id IN ${list.marks} AND unread = 1
         RETURNING id`,
        chat,
        account,
        ...list.values,
      );
      return rows.map((row) => row.id).sort((a, b) => a - b);
    },
    async remove(chat, ids) {
      const list = listOf(ids);
      await sql.run(`DELETE FROM channel_mentions WHERE chat = ? AND id IN ${list.marks}`, chat, ...list.values);
    },
  };
}
