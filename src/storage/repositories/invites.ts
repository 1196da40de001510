import type { Invite, InviteRepository, JoinRequest } from '#domain';
import { bit, fromJson, optional, type Sql, toJson } from '../sql.ts';

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
    async uses(hash) {
      const rows = await sql.all<{ hash: string; account: number; used_at: number; approved_by: number | null }>(
        'SELECT * FROM invite_uses WHERE hash = ? ORDER BY used_at DESC, account',
        hash,
      );
      return rows.map((row) => ({
        hash: row.hash,
        account: row.account,
        date: row.used_at,
        ...optional('approvedBy', row.approved_by),
      }));
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
    async requests(chat, hash, limit) {
      const rows = await sql.all<RequestRow>(
        `SELECT * FROM join_requests WHERE chat = ? ${hash === undefined ? '' : 'AND hash = ?'}
         ORDER BY asked_at DESC, account LIMIT ?`,
        chat,
        ...(hash === undefined ? [] : [hash]),
        limit,
      );
      return rows.map(toRequest);
    },
    async countRequests(chat) {
      const row = await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM join_requests WHERE chat = ?', chat);
      return row?.n ?? 0;
    },
  } satisfies Partial<InviteRepository>;
}
