import {
  channelPeer,
  type Chat,
  type ChatId,
  type ChatRepository,
  groupPeer,
  type Member,
  type MemberQuery,
} from '#domain';
import { bit, fromJson, listOf, optional, plainRows, type Sql, type SqlValue, toJson } from '../sql.ts';
import { prefixEnd } from './accounts.ts';
import { inside, type MemberKey, type MemberList, moveInBlocks, placeOf, seek } from './member-blocks.ts';

interface ChatRow {
  id: number;
  kind: Chat['kind'];
  title: string;
  username: string | null;
  photo: number | null;
  creator: number;
  created_at: number;
  deleted_at: number | null;
  suspended_at: number | null;
  members: number;
  version: number;
  default_banned: string;
  data: string;
}

/** Chats are kept under their bare id; outside they are marked peers. */
export const marked = (row: Pick<ChatRow, 'id' | 'kind'>): ChatId =>
  row.kind === 'group' ? groupPeer(row.id) : channelPeer(row.id);
const bare = (id: ChatId): number => (id > -1_000_000_000_000 ? -id : -id - 1_000_000_000_000);

const toChat = (row: ChatRow): Chat => ({
  id: marked(row),
  kind: row.kind,
  title: row.title,
  ...optional('username', row.username),
  ...optional('photo', row.photo),
  creator: row.creator,
  createdAt: row.created_at,
  ...optional('deletedAt', row.deleted_at),
  ...optional('suspendedAt', row.suspended_at),
  members: row.members,
  version: row.version,
  defaultBanned: fromJson(row.default_banned),
  data: fromJson(row.data),
});

export function chatRepository(sql: Sql): ChatRepository {
  return { ...chatRows(sql), ...memberRows(sql), ...memberLists(sql) };
}

function chatRows(sql: Sql) {
  return {
    async insert(c) {
      const row = await sql.get<ChatRow>(
        `INSERT INTO chats (kind, title, title_key, username, photo, creator, created_at, members, version,
         default_banned, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
        c.kind,
        c.title,
        c.title.toLowerCase(),
        c.username ?? null,
        c.photo ?? null,
        c.creator,
        c.createdAt,
        c.members,
        c.version,
        toJson(c.defaultBanned),
        toJson(c.data),
      );
      if (!row) throw new Error('an inserted chat returned no row');
      return marked(row);
    },
    async get(id) {
      const row = await sql.get<ChatRow>('SELECT * FROM chats WHERE id = ?', bare(id));
      return row && marked(row) === id ? toChat(row) : undefined;
    },
    async many(ids) {
      const list = listOf(ids.map(bare));
      const rows = await sql.all<ChatRow>(`SELECT * FROM chats WHERE id IN ${list.marks}`, ...list.values);
      return rows.map(toChat).filter((chat) => ids.includes(chat.id));
    },
    async update(c) {
      await sql.run(
        `UPDATE chats SET title = ?, title_key = ?, username = ?, photo = ?, creator = ?, deleted_at = ?,
         suspended_at = ?, members = ?, version = ?, default_banned = ?, data = ? WHERE id = ?`,
        c.title,
        c.title.toLowerCase(),
        c.username ?? null,
        c.photo ?? null,
        c.creator,
        c.deletedAt ?? null,
        c.suspendedAt ?? null,
        c.members,
        c.version,
        toJson(c.defaultBanned),
        toJson(c.data),
        bare(c.id),
      );
    },
    async countMembers(id, change) {
      await sql.run('UPDATE chats SET members = members + ?, version = version + 1 WHERE id = ?', change, bare(id));
    },
    async search(query, limit) {
      const key = query.toLowerCase();
      const rows = await sql.all<ChatRow>(
        `SELECT * FROM chats WHERE title_key >= ? AND title_key < ? AND deleted_at IS NULL AND suspended_at IS NULL
         AND username IS NOT NULL ORDER BY title_key, id LIMIT ?`,
        key,
        prefixEnd(key),
        limit,
      );
      return rows.map(toChat);
    },
  } satisfies Partial<ChatRepository>;
}

interface MemberRow {
  chat: number;
  account: number;
  status: Member['status'];
  inviter: number;
  joined_at: number;
  rights: string;
  rank: string | null;
  promoted_by: number | null;
  banned: string;
  banned_until: number;
  banned_by: number | null;
  gone: number;
  since_id: number;
}

const toMember = (row: MemberRow): Member => ({
  chat: row.chat,
  account: row.account,
  status: row.status,
  inviter: row.inviter,
  date: row.joined_at,
  rights: fromJson(row.rights),
  ...optional('rank', row.rank),
  ...optional('promotedBy', row.promoted_by),
  banned: fromJson(row.banned),
  bannedUntil: row.banned_until,
  ...optional('bannedBy', row.banned_by),
  ...(row.since_id ? { sinceId: row.since_id } : {}),
  ...(row.gone ? { gone: true } : {}),
});

function memberRows(sql: Sql) {
  return {
    async member(chat, account) {
      const row = await sql.get<MemberRow>('SELECT * FROM members WHERE chat = ? AND account = ?', chat, account);
      return row && toMember(row);
    },
    async bannedUntil(date, limit) {
      const rows = await sql.all<MemberRow>(
        'SELECT * FROM members WHERE banned_until > 0 AND banned_until <= ? ORDER BY banned_until, chat, account LIMIT ?',
        date,
        limit,
      );
      return rows.map(toMember);
    },
    async putMember(m) {
      const before = await placeOf(sql, m.chat, m.account);
      await sql.run(
        `INSERT INTO members (chat, account, status, inviter, joined_at, rights, rank, promoted_by, banned, banned_until,
         banned_by, gone, since_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat, account) DO UPDATE SET status = excluded.status, inviter = excluded.inviter,
         joined_at = excluded.joined_at, rights = excluded.rights, rank = excluded.rank,
         promoted_by = excluded.promoted_by, banned = excluded.banned, banned_until = excluded.banned_until,
         banned_by = excluded.banned_by, gone = excluded.gone, since_id = excluded.since_id`,
        m.chat,
        m.account,
        m.status,
        m.inviter,
        m.date,
        toJson(m.rights),
        m.rank ?? null,
        m.promotedBy ?? null,
        toJson(m.banned),
        m.bannedUntil,
        m.bannedBy ?? null,
        bit(m.gone),
        m.sinceId ?? 0,
      );
      await moveInBlocks(sql, m, before, { status: m.status, gone: bit(m.gone), joined_at: m.date });
    },
    async removeMember(chat, account) {
      const before = await placeOf(sql, chat, account);
      await sql.run('DELETE FROM members WHERE chat = ? AND account = ?', chat, account);
      await moveInBlocks(sql, { chat, account }, before, undefined);
    },
  } satisfies Partial<ChatRepository>;
}

/** In a chat of more members than this, people are looked up by name first and then asked whether they are in it. */
const manyMembers = 1_000;

const byName = `(SELECT id FROM accounts WHERE name_key >= ? AND name_key < ? UNION SELECT id FROM accounts
  WHERE username IS NOT NULL AND LOWER(username) >= ? AND LOWER(username) < ?) AS found`;

/** Tables, `members m` among them, and conditions of a member query. */
async function memberCondition(
  sql: Sql,
  query: Omit<MemberQuery, 'offset' | 'limit'>,
): Promise<{ from: string; where: string; values: SqlValue[] }> {
  let from = 'members m';
  const parts = ['m.chat = ?'];
  const values: SqlValue[] = [query.chat];
  if (query.statuses) {
    const list = listOf(query.statuses);
    parts.push(`m.status IN ${list.marks}`);
    values.push(...list.values);
  } else {
    parts.push(inside);
  }
  if (query.named && (await anonymousIn(sql, query.chat)).length > 0) parts.push(`m.rights NOT LIKE '%"anonymous"%'`);
  if (query.bots || query.search) from += ' JOIN accounts a ON a.id = m.account';
  if (query.bots) parts.push("a.kind = 'bot'");
  if (query.search) {
    const key = query.search.toLowerCase();
    const keys = [key, prefixEnd(key), key, prefixEnd(key)];
    if (await isLarge(sql, query.chat)) {
      // A cross join keeps its order in SQLite, which would walk past all members.
      from = `${byName} CROSS JOIN ${from}`;
      parts.push('m.account = found.id');
      values.unshift(...keys);
    } else {
      parts.push('((a.name_key >= ? AND a.name_key < ?) OR (LOWER(a.username) >= ? AND LOWER(a.username) < ?))');
      values.push(...keys);
    }
  }
  return { from, where: parts.join(' AND '), values };
}

async function isLarge(sql: Sql, chat: ChatId): Promise<boolean> {
  const row = await sql.get<{ members: number }>('SELECT members FROM chats WHERE id = ?', bare(chat));
  return (row?.members ?? 0) > manyMembers;
}

/** Only admins are anonymous, and most chats have none: the rights of the others need not be read for it. */
async function anonymousIn(sql: Sql, chat: ChatId): Promise<MemberKey[]> {
  const rows = await sql.all<{ joined_at: number; account: number }>(
    `SELECT m.joined_at, m.account FROM members m WHERE m.chat = ? AND m.status IN ('creator', 'admin')
     AND m.rights LIKE '%"anonymous"%'`,
    chat,
  );
  return rows.map(({ joined_at, account }) => ({ joined: joined_at, account }));
}

/** Where the page begins that a client names by its offset; lists that a name or bots narrow are short. */
async function beginOf(sql: Sql, { chat, statuses, search, bots, named, offset }: MemberQuery) {
  const list = listOfStatuses(statuses);
  if (!list || search || bots) return { where: '', values: [], offset };
  return seek(sql, chat, list, offset, named && list === 'inside' ? await anonymousIn(sql, chat) : []);
}

function listOfStatuses(statuses: MemberQuery['statuses']): MemberList | undefined {
  if (!statuses) return 'inside';
  const [only] = statuses;
  return statuses.length === 1 && (only === 'banned' || only === 'restricted') ? only : undefined;
}

function memberLists(sql: Sql) {
  return {
    async members(query) {
      const { from, where, values } = await memberCondition(sql, query);
      const begin = await beginOf(sql, query);
      const rows = await sql.all<MemberRow>(
        `SELECT m.* FROM ${from} WHERE ${where}${begin.where} ORDER BY m.joined_at DESC, m.account DESC LIMIT ? OFFSET ?`,
        ...[...values, ...begin.values, query.limit, begin.offset],
      );
      return rows.map(toMember);
    },
    async countMembersWhere(query) {
      const { from, where, values } = await memberCondition(sql, query);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where}`, ...values);
      return row?.n ?? 0;
    },
    async countOnline(chat, nowS) {
      // Of a large chat few are online, and of a large server few are in a small chat.
      const from = (await isLarge(sql, chat)) ? 'accounts a CROSS JOIN members m' : 'members m CROSS JOIN accounts a';
      const row = await sql.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM ${from} WHERE m.chat = ? AND a.id = m.account AND a.online_until > ? AND ${inside}`,
        chat,
        nowS,
      );
      return row?.n ?? 0;
    },
    async memberIds(chat, limit) {
      const rows = await sql.all<{ account: number }>(
        `SELECT m.account FROM members m WHERE m.chat = ? AND ${inside} ORDER BY m.joined_at, m.account LIMIT ?`,
        chat,
        limit,
      );
      return rows.map((row) => row.account);
    },
    async membersAmong(chat, accounts) {
      if (accounts.length === 0) return [];
      const list = listOf(accounts);
      const rows = await sql.all<{ account: number }>(
        `SELECT m.account FROM members m WHERE m.chat = ? AND ${inside} AND m.account IN ${list.marks}`,
        chat,
        ...list.values,
      );
      return rows.map((row) => row.account);
    },
    async chatsOf(account, kinds) {
      const list = listOf(kinds);
      // A member row names the marked peer; the chat row is found by its bare id in one of the two ranges.
      const rows = await sql.all<{ chat: number }>(
        `SELECT m.chat FROM members m JOIN chats c
         ON c.id = CASE WHEN m.chat > -1000000000000 THEN -m.chat ELSE -m.chat - 1000000000000 END
         WHERE m.account = ? AND ${inside} AND c.kind IN ${list.marks} AND c.deleted_at IS NULL`,
        account,
        ...list.values,
      );
      return rows.map((row) => row.chat);
    },
    async groupsUnderMeasures(account) {
      // Measures that are not a suspension stand in the data; whoever asks looks into it.
      const rows = await sql.all<ChatRow>(
        `SELECT c.* FROM dialogs d JOIN chats c ON c.id = -d.peer
         WHERE d.account = ? AND d.peer < 0 AND d.peer > -1000000000000
         AND (c.suspended_at IS NOT NULL OR c.data LIKE '%"enforced"%')`,
        account,
      );
      return rows.map(toChat);
    },
    async leftBy(account) {
      const rows = await sql.all<{ chat: number }>(
        `SELECT chat FROM members WHERE account = ? AND (status = 'left' OR gone = 1) AND chat < -1000000000000
         ORDER BY joined_at DESC, chat LIMIT 1000`,
        account,
      );
      return rows.map((row) => row.chat);
    },
    async sharedChannels({ chat, membersAsked, atLeast, limit }) {
      return plainRows(
        await sql.all<{ chat: number; members: number }>(
          `SELECT o.chat, COUNT(*) AS members
           FROM (SELECT m.account FROM members m WHERE m.chat = ? AND ${inside} AND m.status IN ('member', 'restricted')
             ORDER BY m.joined_at DESC, m.account DESC
             LIMIT ?) AS asked
           JOIN members o ON o.account = asked.account AND o.status IN ('member', 'restricted')
             AND o.gone = 0 AND o.chat < -1000000000000 AND o.chat <> ?
           JOIN chats c ON c.id = -o.chat - 1000000000000
           WHERE c.kind = 'channel' AND c.username IS NOT NULL AND c.deleted_at IS NULL AND c.suspended_at IS NULL
           GROUP BY o.chat HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, o.chat DESC LIMIT ?`,
          chat,
          membersAsked,
          chat,
          atLeast,
          limit,
        ),
      );
    },
    async spare(chat, account, date) {
      await sql.run(
        `INSERT INTO spared_members (chat, account, made_at) VALUES (?, ?, ?) ON CONFLICT (chat, account) DO NOTHING`,
        chat,
        account,
        date,
      );
    },
    async isSpared(chat, account) {
      return (
        (await sql.get('SELECT 1 FROM spared_members WHERE chat = ? AND account = ?', chat, account)) !== undefined
      );
    },
    async commonChats(a, b, limit) {
      const rows = await sql.all<{ chat: number }>(
        `SELECT m.chat FROM members m JOIN members o ON o.chat = m.chat AND o.account = ?
         AND o.status IN ('creator', 'admin', 'member', 'restricted') AND o.gone = 0
         WHERE m.account = ? AND ${inside} ORDER BY m.chat LIMIT ?`,
        b,
        a,
        limit,
      );
      return rows.map((row) => row.chat);
    },
  } satisfies Partial<ChatRepository>;
}
