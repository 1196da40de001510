import type { Account, AccountRepository, PeerId } from '#domain';
import { fromJson, listOf, optional, type Sql, toJson } from '../sql.ts';
import { contactRepository } from './contacts.ts';
import { updateRow } from './update-row.ts';

interface AccountRow {
  id: number;
  kind: Account['kind'];
  phone: string | null;
  first_name: string;
  last_name: string;
  username: string | null;
  photo: number | null;
  created_at: number;
  deleted_at: number | null;
  suspended_at: number | null;
  online_until: number;
  data: string;
}

const columns = `id, kind, phone, first_name, last_name, username, photo, created_at, deleted_at, suspended_at,
  online_until, data`;

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    kind: row.kind,
    ...optional('phone', row.phone),
    firstName: row.first_name,
    lastName: row.last_name,
    ...optional('username', row.username),
    ...optional('photo', row.photo),
    createdAt: row.created_at,
    ...optional('deletedAt', row.deleted_at),
    ...optional('suspendedAt', row.suspended_at),
    onlineUntil: row.online_until,
    data: fromJson(row.data),
  };
}

/** Case-folded full name, by which people are found. */
export const nameKey = (first: string, last: string): string => `${first} ${last}`.trim().toLowerCase();

/** The end of the range of strings that begin with `prefix`. */
export const prefixEnd = (prefix: string): string => `${prefix}\u{10ffff}`;

export function accountRepository(sql: Sql): AccountRepository {
  return {
    ...accountRows(sql),
    ...usernameRows(sql),
    ...settingRows(sql),
    ...contactRepository(sql),
  };
}

interface StandingRow {
  peer: Account['kind'];
  peer_gone: number;
  sender: Account['kind'];
  sender_gone: number;
  blocked_by_peer: number;
  blocked_by_sender: number;
  ttl_s: number | null;
  default_ttl: string | null;
  their_folder: number | null;
}

function accountRows(sql: Sql) {
  return {
    async standing(sender, peer) {
      const row = await sql.get<StandingRow>(
        `SELECT p.kind AS peer, CASE WHEN p.deleted_at IS NULL AND p.suspended_at IS NULL THEN 0 ELSE 1 END AS peer_gone,
         s.kind AS sender, CASE WHEN s.deleted_at IS NULL AND s.suspended_at IS NULL THEN 0 ELSE 1 END AS sender_gone,
         CASE WHEN bp.owner IS NULL THEN 0 ELSE 1 END AS blocked_by_peer,
         CASE WHEN bs.owner IS NULL THEN 0 ELSE 1 END AS blocked_by_sender, d.ttl_s,
         h.value AS default_ttl, t.folder AS their_folder
         FROM accounts p JOIN accounts s ON s.id = ?
         LEFT JOIN blocked bp ON bp.owner = p.id AND bp.peer = s.id
         LEFT JOIN blocked bs ON bs.owner = s.id AND bs.peer = p.id
         LEFT JOIN account_settings h ON h.account = s.id AND h.name = 'history-ttl'
         LEFT JOIN dialogs d ON d.account = s.id AND d.peer = p.id
         LEFT JOIN dialogs t ON t.account = p.id AND t.peer = s.id WHERE p.id = ?`,
        sender,
        peer,
      );
      if (!row) return undefined;
      return {
        peer: row.peer,
        peerGone: row.peer_gone === 1,
        sender: row.sender,
        senderGone: row.sender_gone === 1,
        blockedByPeer: row.blocked_by_peer === 1,
        blockedBySender: row.blocked_by_sender === 1,
        known: row.ttl_s !== null,
        ttlS: row.ttl_s ?? 0,
        defaultTtlS: row.default_ttl === null ? 0 : fromJson<number>(row.default_ttl),
        theirFolder: row.their_folder ?? undefined,
      };
    },
    async insert(a) {
      const row = await sql.get<{ id: number }>(
        `INSERT INTO accounts (kind, phone, first_name, last_name, name_key, username, created_at, online_until, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id`,
        a.kind,
        a.phone ?? null,
        a.firstName,
        a.lastName,
        nameKey(a.firstName, a.lastName),
        a.username ?? null,
        a.createdAt,
        toJson(a.data ?? {}),
      );
      if (!row) throw new Error('an inserted account returned no id');
      return row.id;
    },
    async get(id) {
      const row = await sql.get<AccountRow>(`SELECT ${columns} FROM accounts WHERE id = ?`, id);
      return row && toAccount(row);
    },
    async many(ids) {
      const list = listOf(ids);
      const rows = await sql.all<AccountRow>(
        `SELECT ${columns} FROM accounts WHERE id IN ${list.marks}`,
        ...list.values,
      );
      return rows.map(toAccount);
    },
    async byPhone(phone) {
      const row = await sql.get<AccountRow>(`SELECT ${columns} FROM accounts WHERE phone = ?`, phone);
      return row && toAccount(row);
    },
    async update(a) {
      await updateRow(sql, 'accounts', a.id, {
        kind: a.kind,
        phone: a.phone ?? null,
        first_name: a.firstName,
        last_name: a.lastName,
        name_key: nameKey(a.firstName, a.lastName),
        username: a.username ?? null,
        photo: a.photo ?? null,
        deleted_at: a.deletedAt ?? null,
        suspended_at: a.suspendedAt ?? null,
        online_until: a.onlineUntil,
        data: toJson(a.data),
      });
    },
    async suspendAll(ids, atS) {
      const list = listOf(ids);
      await sql.run(
        `UPDATE accounts SET suspended_at = ? WHERE suspended_at IS NULL AND id IN ${list.marks}`,
        atS,
        ...list.values,
      );
    },
    async setOnlineUntil(id, until) {
      await sql.run('UPDATE accounts SET online_until = ? WHERE id = ?', until, id);
    },
    async list({ afterId, limit, kind }) {
      const rows = kind
        ? await sql.all<AccountRow>(
            `SELECT ${columns} FROM accounts WHERE id > ? AND kind = ? ORDER BY id LIMIT ?`,
            afterId,
            kind,
            limit,
          )
        : await sql.all<AccountRow>(`SELECT ${columns} FROM accounts WHERE id > ? ORDER BY id LIMIT ?`, afterId, limit);
      return rows.map(toAccount);
    },
    async search(query, limit) {
      const rows = await sql.all<AccountRow>(
        `SELECT ${columns} FROM accounts WHERE name_key >= ? AND name_key < ? AND deleted_at IS NULL
         ORDER BY name_key, id LIMIT ?`,
        query.toLowerCase(),
        prefixEnd(query.toLowerCase()),
        limit,
      );
      return rows.map(toAccount);
    },
  } satisfies Partial<AccountRepository>;
}

function usernameRows(sql: Sql) {
  return {
    async usernameOwner(name) {
      const row = await sql.get<{ owner: PeerId }>(
        'SELECT owner FROM usernames WHERE name = ? AND asleep = 0',
        name.toLowerCase(),
      );
      return row?.owner;
    },
    async usernameHolder(name) {
      const row = await sql.get<{ owner: PeerId }>('SELECT owner FROM usernames WHERE name = ?', name.toLowerCase());
      return row?.owner;
    },
    async takeUsername(name, owner) {
      const key = name.toLowerCase();
      await sql.run('INSERT INTO usernames (name, owner) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', key, owner);
      const row = await sql.get<{ owner: PeerId }>('SELECT owner FROM usernames WHERE name = ?', key);
      return row?.owner === owner;
    },
    async releaseUsername(name, owner) {
      await sql.run('DELETE FROM usernames WHERE name = ? AND owner = ?', name.toLowerCase(), owner);
    },
    async wakeUsername(name, owner, active) {
      await sql.run(
        'UPDATE usernames SET asleep = ? WHERE name = ? AND owner = ?',
        active ? 0 : 1,
        name.toLowerCase(),
        owner,
      );
    },
    async searchUsernames(prefix, limit) {
      const key = prefix.toLowerCase();
      const rows = await sql.all<{ owner: PeerId }>(
        'SELECT owner FROM usernames WHERE name >= ? AND name < ? AND asleep = 0 ORDER BY name LIMIT ?',
        key,
        prefixEnd(key),
        limit,
      );
      return rows.map((row) => row.owner);
    },
  } satisfies Partial<AccountRepository>;
}

function settingRows(sql: Sql) {
  return {
    async setting<T>(id: number, key: string) {
      const row = await sql.get<{ value: string }>(
        'SELECT value FROM account_settings WHERE account = ? AND name = ?',
        id,
        key,
      );
      return row && fromJson<T>(row.value);
    },
    async settings<T>(id: number, prefix: string) {
      const rows = await sql.all<{ name: string; value: string }>(
        'SELECT name, value FROM account_settings WHERE account = ? AND name >= ? AND name < ? ORDER BY name',
        id,
        prefix,
        prefixEnd(prefix),
      );
      return rows.map((row) => ({ key: row.name, value: fromJson<T>(row.value) }));
    },
    async putSetting(id, key, value) {
      await sql.run(
        `INSERT INTO account_settings (account, name, value) VALUES (?, ?, ?)
         ON CONFLICT (account, name) DO UPDATE SET value = excluded.value`,
        id,
        key,
        toJson(value),
      );
    },
    async removeSettings(id, prefix) {
      await sql.run(
        'DELETE FROM account_settings WHERE account = ? AND name >= ? AND name < ?',
        id,
        prefix,
        prefixEnd(prefix),
      );
    },
    async removeSetting(id, key) {
      await sql.run('DELETE FROM account_settings WHERE account = ? AND name = ?', id, key);
    },
    async settingsAmong<T>(ids: readonly number[], keys: readonly string[]) {
      if (ids.length === 0 || keys.length === 0) return [];
      const accounts = listOf(ids);
      const names = listOf(keys);
      const rows = await sql.all<{ account: number; name: string; value: string }>(
        `SELECT account, name, value FROM account_settings WHERE account IN ${accounts.marks} AND name IN ${names.marks}`,
        ...accounts.values,
        ...names.values,
      );
      return rows.map((row) => ({ account: row.account, key: row.name, value: fromJson<T>(row.value) }));
    },
    async withPushDevices(among) {
      if (among?.length === 0) return [];
      const accounts = among && listOf(among);
      // The pattern stands here as in the index, as neither database would prove a bound one to be the same.
      const rows = await sql.all<{ account: number }>(
        `SELECT DISTINCT account FROM account_settings WHERE name LIKE 'push:%'
         ${accounts ? `AND account IN ${accounts.marks}` : ''}`,
        ...(accounts?.values ?? []),
      );
      return rows.map((row) => row.account);
    },
  } satisfies Partial<AccountRepository>;
}
