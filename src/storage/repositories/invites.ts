import type { Invite, InviteRepository, InviteUse, JoinRequest, NewcomerQuery } from '#domain';
import { bit, fromJson, optional, type Sql, toJson } from '../sql.ts';
import { prefixEnd } from './accounts.ts';

interface InviteRow {
  hash: string;
  chat: number;
  admin: number;
  made_at: number;
  revoked: number;
  data: string;
  usage: number;
}

type InviteData = Omit<Invite, 'hash' | 'chat' | 'admin' | 'createdAt' | 'revoked' | 'usage'>;

const toInvite = (row: InviteRow): Invite => ({
  ...fromJson<InviteData>(row.data),
  hash: row.hash,
  chat: row.chat,
  admin: row.admin,
  createdAt: row.made_at,
  revoked: row.revoked === 1,
  usage: row.usage,
});

const inviteColumns = 'i.*, (SELECT COUNT(*) FROM invite_uses u WHERE u.hash = i.hash) AS usage FROM invites i';

interface UseRow {
  hash: string;
  account: number;
  used_at: number;
  approved_by: number | null;
}

const toUse = ({ hash, account, used_at, approved_by }: UseRow): InviteUse => ({
  hash,
  account,
  date: used_at,
  ...optional('approvedBy', approved_by),
});

interface RequestRow {
  chat: number;
  account: number;
  hash: string | null;
  asked_at: number;
  about: string;
}

const toRequest = (row: RequestRow): JoinRequest => ({
  chat: row.chat,
  account: row.account,
  ...optional('hash', row.hash),
  date: row.asked_at,
  about: row.about,
});

export function inviteRepository(sql: Sql): InviteRepository {
  return { ...inviteRows(sql), ...useRows(sql), ...requestRows(sql) };
}

function inviteRows(sql: Sql) {
  return {
    async get(hash) {
      const row = await sql.get<InviteRow>(`SELECT ${inviteColumns} WHERE i.hash = ?`, hash);
      return row && toInvite(row);
    },
    async put({ hash, chat, admin, createdAt, revoked, usage: _, ...data }) {
      await sql.run(
        `INSERT INTO invites (hash, chat, admin, made_at, revoked, data) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET revoked = excluded.revoked, data = excluded.data`,
        hash,
        chat,
        admin,
        createdAt,
        bit(revoked),
        toJson(data satisfies InviteData),
      );
    },
    async remove(hash) {
      await sql.run('DELETE FROM invites WHERE hash = ?', hash);
    },
    async list(chat, admin, revoked) {
      const rows = await sql.all<InviteRow>(
        `SELECT ${inviteColumns} WHERE i.chat = ? AND i.admin = ? AND i.revoked = ? ORDER BY i.made_at DESC, i.hash`,
        chat,
        admin,
        bit(revoked),
      );
      return rows.map(toInvite);
    },
    async counts(chat) {
      return sql.all(
        `SELECT admin, SUM(1 - revoked) AS live, SUM(revoked) AS revoked FROM invites WHERE chat = ?
         GROUP BY admin ORDER BY admin`,
        chat,
      );
    },
  } satisfies Partial<InviteRepository>;
}

function useRows(sql: Sql) {
  return {
    async addUse(use) {
      await sql.run(
        `INSERT INTO invite_uses (hash, account, used_at, approved_by) VALUES (?, ?, ?, ?)
         ON CONFLICT (hash, account) DO NOTHING`,
        use.hash,
        use.account,
        use.date,
        use.approvedBy ?? null,
      );
    },
    async countUses(hash) {
      const row = await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM invite_uses WHERE hash = ?', hash);
      return row?.n ?? 0;
    },
    async uses(hash, query) {
      const page = pageOf('used_at', query);
      const rows = await sql.all<UseRow>(
        `SELECT n.* FROM invite_uses n ${page.join} WHERE n.hash = ? ${page.where}`,
        hash,
        ...page.values,
      );
      return rows.map(toUse);
    },
    async use(hash, account) {
      const row = await sql.get<UseRow>('SELECT * FROM invite_uses WHERE hash = ? AND account = ?', hash, account);
      return row && toUse(row);
    },
  } satisfies Partial<InviteRepository>;
}

function requestRows(sql: Sql) {
  return {
    async request(chat, account) {
      const row = await sql.get<RequestRow>(
        'SELECT * FROM join_requests WHERE chat = ? AND account = ?',
        chat,
        account,
      );
      return row && toRequest(row);
    },
    async putRequest(request) {
      await sql.run(
        `INSERT INTO join_requests (chat, account, hash, asked_at, about) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, account) DO UPDATE SET hash = excluded.hash, asked_at = excluded.asked_at`,
        request.chat,
        request.account,
        request.hash ?? null,
        request.date,
        request.about,
      );
    },
    async removeRequest(chat, account) {
      return (await sql.run('DELETE FROM join_requests WHERE chat = ? AND account = ?', chat, account)) > 0;
    },
    async requests(chat, hash, query) {
      const page = pageOf('asked_at', query);
      const rows = await sql.all<RequestRow>(
        `SELECT n.* FROM join_requests n ${page.join} WHERE n.chat = ? ${byLink(hash)} ${page.where}`,
        chat,
        ...(hash === undefined ? [] : [hash]),
        ...page.values,
      );
      return rows.map(toRequest);
    },
    async countRequests(chat, hash) {
      const row = await sql.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM join_requests n WHERE n.chat = ? ${byLink(hash)}`,
        chat,
        ...(hash === undefined ? [] : [hash]),
      );
      return row?.n ?? 0;
    },
  } satisfies Partial<InviteRepository>;
}

const byLink = (hash: string | undefined): string => (hash === undefined ? '' : 'AND n.hash = ?');

/** The end of a statement about newcomers `n`: which of them, in which order. */
function pageOf(date: 'used_at' | 'asked_at', { below, search, limit }: NewcomerQuery) {
  const key = search?.toLowerCase();
  const named = '((a.name_key >= ? AND a.name_key < ?) OR (LOWER(a.username) >= ? AND LOWER(a.username) < ?))';
  return {
    join: key === undefined ? '' : 'JOIN accounts a ON a.id = n.account',
    where: `${key === undefined ? '' : `AND ${named}`}
      ${below === undefined ? '' : `AND (n.${date} < ? OR (n.${date} = ? AND n.account > ?))`}
      ORDER BY n.${date} DESC, n.account LIMIT ?`,
    values: [
      ...(key === undefined ? [] : [key, prefixEnd(key), key, prefixEnd(key)]),
      ...(below === undefined ? [] : [below.date, below.date, below.account]),
      limit,
    ],
  };
}
