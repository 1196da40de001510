import type { Poll, PollRepository, PollVote } from '#domain';
import { keepPollFiles } from './file-places.ts';
import { bit, fromJson, listOf, type Sql, toJson, plainRows } from '../sql.ts';

interface PollRow {
  id: number;
  closed: number;
  data: string;
}

interface VoteRow {
  poll: number;
  account: number;
  option_key: string;
  voted_at: number;
}

const toPoll = (row: PollRow): Poll => ({
  ...fromJson<Omit<Poll, 'id' | 'closed'>>(row.data),
  id: row.id,
  closed: row.closed === 1,
});

/** One row a chosen option: folds the rows of each voter into one vote. */
function toVotes(rows: readonly VoteRow[]): (PollVote & { poll: number })[] {
  const votes = new Map<string, PollVote & { poll: number }>();
  for (const row of rows) {
    const name = `${row.poll}:${row.account}`;
    const vote = votes.get(name) ?? { poll: row.poll, account: row.account, options: [], date: row.voted_at };
    vote.options.push(row.option_key);
    votes.set(name, vote);
  }
  return [...votes.values()];
}

export function pollRepository(sql: Sql): PollRepository {
  return { ...pollRows(sql), ...voteRows(sql) };
}

function pollRows(sql: Sql) {
  return {
    async insert({ closed, ...data }) {
      const row = await sql.get<{ id: number }>(
        'INSERT INTO polls (closed, data) VALUES (?, ?) RETURNING id',
        bit(closed),
        toJson(data),
      );
      if (!row) throw new Error('an inserted poll returned no id');
      await keepPollFiles(sql, row.id, data);
      return row.id;
    },
    async many(ids) {
      const list = listOf(ids);
      const rows = await sql.all<PollRow>(`SELECT * FROM polls WHERE id IN ${list.marks}`, ...list.values);
      return rows.map(toPoll);
    },
    async update({ id, closed, ...data }) {
      await sql.run('UPDATE polls SET closed = ?, data = ? WHERE id = ?', bit(closed), toJson(data), id);
      await keepPollFiles(sql, id, data);
    },
  } satisfies Partial<PollRepository>;
}

function voteRows(sql: Sql) {
  return {
    async vote(poll, account) {
      const rows = await sql.all<VoteRow>('SELECT * FROM poll_votes WHERE poll = ? AND account = ?', poll, account);
      return toVotes(rows)[0];
    },
    async votesOf(polls, account) {
      const list = listOf(polls);
      const rows = await sql.all<VoteRow>(
        `SELECT * FROM poll_votes WHERE account = ? AND poll IN ${list.marks}`,
        account,
        ...list.values,
      );
      return toVotes(rows);
    },
    async putVote(poll, vote) {
      await sql.run('DELETE FROM poll_votes WHERE poll = ? AND account = ?', poll, vote.account);
      for (const option of vote.options) {
        await sql.run(
          'INSERT INTO poll_votes (poll, account, option_key, voted_at) VALUES (?, ?, ?, ?)',
          poll,
          vote.account,
          option,
          vote.date,
        );
      }
    },
    async dropVotes(poll, option) {
      await sql.run('DELETE FROM poll_votes WHERE poll = ? AND option_key = ?', poll, option);
    },
    async counts(polls) {
      const list = listOf(polls);
      return plainRows(
        await sql.all(
          `SELECT poll, option_key AS option, COUNT(*) AS count FROM poll_votes WHERE poll IN ${list.marks}
         GROUP BY poll, option_key`,
          ...list.values,
        ),
      );
    },
    async voters(polls) {
      const list = listOf(polls);
      return plainRows(
        await sql.all(
          `SELECT poll, COUNT(DISTINCT account) AS count FROM poll_votes WHERE poll IN ${list.marks} GROUP BY poll`,
          ...list.values,
        ),
      );
    },
    async votesByTime(poll, unitS) {
      return plainRows(
        await sql.all(
          `SELECT option_key AS option, voted_at / CAST(? AS BIGINT) AS at, COUNT(*) AS count FROM poll_votes WHERE poll = ?
           GROUP BY 1, 2 ORDER BY 2, 1`,
          ...[unitS, poll],
        ),
      );
    },
    async voterPage(poll, option, offset, limit) {
      const filter = option === undefined ? '' : 'AND option_key = ?';
      const rows = await sql.all<VoteRow>(
        `SELECT * FROM poll_votes WHERE poll = ? AND account IN (SELECT account FROM poll_votes WHERE poll = ? ${filter}
         GROUP BY account ORDER BY MAX(voted_at) DESC, account LIMIT ? OFFSET ?) ORDER BY voted_at DESC, account`,
        poll,
        poll,
        ...(option === undefined ? [] : [option]),
        limit,
        offset,
      );
      return toVotes(rows);
    },
    async countVotes(poll, option) {
      const filter = option === undefined ? '' : 'AND option_key = ?';
      const row = await sql.get<{ n: number }>(
        `SELECT COUNT(DISTINCT account) AS n FROM poll_votes WHERE poll = ? ${filter}`,
        poll,
        ...(option === undefined ? [] : [option]),
      );
      return row?.n ?? 0;
    },
  } satisfies Partial<PollRepository>;
}
