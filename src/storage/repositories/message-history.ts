import type { HistoryQuery, MessageRepository } from '#domain';
import type { Sql } from '../sql.ts';
import { countAbove } from './count-above.ts';
import { estimate, idBefore, pageNear, walkFrom } from './find-words.ts';
import { historyCondition } from './history-condition.ts';
import { type MessageRow, messageColumns, messageTables, toMessage } from './message-rows.ts';

const none = (filter: object): boolean => Object.values(filter).every((value) => value === undefined);

/** A shared mailbox is one chat: without any filter its count is the one that is kept. */
const isWholeMailbox = ({ floor, ...query }: Omit<HistoryQuery, 'limit'>): boolean =>
  !floor && isRestOfMailbox(query) && query.aboveId === undefined;

/** Everything in a shared mailbox from some message on. */
const isRestOfMailbox = ({ mailbox, peer, floor, aboveId, ...filter }: Omit<HistoryQuery, 'limit'>): boolean =>
  mailbox < 0 && (peer ?? mailbox) === mailbox && none(filter);

async function countOf(sql: Sql, mailbox: number): Promise<number> {
  const row = await sql.get<{ messages: number }>('SELECT messages FROM mailbox_counts WHERE mailbox = ?', mailbox);
  return row?.messages ?? 0;
}

/** Pages of a chat's history, with or without filters, and how many messages there are. */
export function historyRows(sql: Sql) {
  return {
    async history(query) {
      const near = (await walkFrom(sql, query)) ?? (await pageNear(sql, query));
      if (near) return near;
      const { from, where, values, order } = await historyCondition(sql, query);
      const rows = await sql.all<MessageRow>(
        `SELECT ${messageColumns} FROM ${from} WHERE ${where} ORDER BY ${order} ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
        ...values,
        query.limit,
      );
      return rows.map(toMessage);
    },
    async count(query) {
      if (isWholeMailbox(query)) return countOf(sql, query.mailbox);
      const above = isRestOfMailbox(query) ? Math.max(query.floor ?? 0, query.aboveId ?? 0) : undefined;
      if (above !== undefined) return (await countAbove(sql, query.mailbox, above)).messages;
      // Most counts need no row but the index's.
      const tables = query.sender === undefined ? 'messages m' : messageTables;
      const { from, where, values } = await historyCondition(sql, query, tables);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where}`, ...values);
      return row?.n ?? 0;
    },
    idBefore: (mailbox, date) => idBefore(sql, mailbox, date),
    estimate: (query, most) => estimate(sql, query, most),
  } satisfies Partial<MessageRepository>;
}
