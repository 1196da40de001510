import type { AuthKey, Authorization, AuthRepository, DeviceInfo, LoginCode, LoginToken } from '#domain';
import { bit, fromJson, listOf, optional, type Sql, toJson } from '../sql.ts';

interface KeyRow {
  key_id: string;
  auth_key: Uint8Array;
  created_at: number;
  expires_at: number | null;
  bound_to: string | null;
  layer: number | null;
  device: string | null;
}

const deviceOf = (json: string | null): DeviceInfo | undefined => (json === null ? undefined : fromJson(json));

const toKey = (row: KeyRow): AuthKey => ({
  keyId: row.key_id,
  key: row.auth_key,
  createdAt: row.created_at,
  ...optional('expiresAt', row.expires_at),
  ...optional('boundTo', row.bound_to),
  ...optional('layer', row.layer),
  ...optional('device', deviceOf(row.device)),
});

interface AuthorizationRow {
  key_id: string;
  hash: string;
  account: number;
  created_at: number;
  active_at: number;
  address: string;
  password_pending: number;
  unconfirmed: number;
  layer: number | null;
  device: string | null;
}

const toAuthorization = (row: AuthorizationRow): Authorization => ({
  keyId: row.key_id,
  hash: row.hash,
  account: row.account,
  createdAt: row.created_at,
  activeAt: row.active_at,
  address: row.address,
  passwordPending: row.password_pending === 1,
  unconfirmed: row.unconfirmed === 1,
  ...optional('layer', row.layer),
  ...optional('device', deviceOf(row.device)),
});

const authorizationColumns = 'a.*, k.layer, k.device FROM authorizations a JOIN auth_keys k ON k.key_id = a.key_id';

export function authRepository(sql: Sql): AuthRepository {
  return { ...keyRows(sql), ...authorizationRows(sql), ...loginRows(sql) };
}

function keyRows(sql: Sql) {
  return {
    async key(keyId) {
      const row = await sql.get<KeyRow>('SELECT * FROM auth_keys WHERE key_id = ?', keyId);
      return row && toKey(row);
    },
    async putKey(k) {
      await sql.run(
        `INSERT INTO auth_keys (key_id, auth_key, created_at, expires_at, bound_to, layer, device, unused_since)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        k.keyId,
        k.key,
        k.createdAt,
        k.expiresAt ?? null,
        k.boundTo ?? null,
        k.layer ?? null,
        k.device ? toJson(k.device) : null,
        k.expiresAt === undefined ? k.createdAt : null,
      );
    },
    async removeKey(keyId) {
      return (await sql.run('DELETE FROM auth_keys WHERE key_id = ?', keyId)) > 0;
    },
    async bindKey(temporary, permanent, expiresAt) {
      await sql.run(
        'UPDATE auth_keys SET bound_to = ?, expires_at = ? WHERE key_id = ?',
        permanent,
        expiresAt,
        temporary,
      );
    },
    async boundKeys(permanent) {
      const rows = await sql.all<{ key_id: string }>(
        'SELECT key_id FROM auth_keys WHERE bound_to = ? ORDER BY created_at DESC, key_id',
        permanent,
      );
      return rows.map((row) => row.key_id);
    },
    async setDevice(keyId, layer, device) {
      if (device) {
        await sql.run('UPDATE auth_keys SET layer = ?, device = ? WHERE key_id = ?', layer, toJson(device), keyId);
      } else {
        await sql.run('UPDATE auth_keys SET layer = ? WHERE key_id = ?', layer, keyId);
      }
    },
    async expiredKeys(before, limit) {
      const rows = await sql.all<{ key_id: string }>(
        'SELECT key_id FROM auth_keys WHERE expires_at < ? ORDER BY expires_at LIMIT ?',
        before,
        limit,
      );
      return rows.map((row) => row.key_id);
    },
    async unusedKeys(before, limit) {
      const rows = await sql.all<{ key_id: string }>(
        `SELECT key_id FROM auth_keys k WHERE unused_since < ?
         AND NOT EXISTS (SELECT 1 FROM auth_keys t WHERE t.bound_to = k.key_id) ORDER BY unused_since LIMIT ?`,
        before,
        limit,
      );
      return rows.map((row) => row.key_id);
    },
  } satisfies Partial<AuthRepository>;
}

function authorizationRows(sql: Sql) {
  return {
    async authorization(keyId) {
      const row = await sql.get<AuthorizationRow>(`SELECT ${authorizationColumns} WHERE a.key_id = ?`, keyId);
      return row && toAuthorization(row);
    },
    async authorizationByHash(account, hash) {
      const row = await sql.get<AuthorizationRow>(
        `SELECT ${authorizationColumns} WHERE a.account = ? AND a.hash = ?`,
        account,
        hash,
      );
      return row && toAuthorization(row);
    },
    async authorizations(account) {
      const rows = await sql.all<AuthorizationRow>(
        `SELECT ${authorizationColumns} WHERE a.account = ? ORDER BY a.active_at DESC, a.key_id`,
        account,
      );
      return rows.map(toAuthorization);
    },
    async keysOfAll(accounts) {
      const list = listOf(accounts);
      const rows = await sql.all<{ key_id: string }>(
        `SELECT key_id FROM authorizations WHERE account IN ${list.marks} UNION ALL
         SELECT k.key_id FROM authorizations a JOIN auth_keys k ON k.bound_to = a.key_id WHERE a.account IN ${list.marks}`,
        ...list.values,
        ...list.values,
      );
      return rows.map((row) => row.key_id);
    },
    async putAuthorization(a) {
      await sql.run(
        `INSERT INTO authorizations (key_id, hash, account, created_at, active_at, address, password_pending, unconfirmed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key_id) DO UPDATE SET hash = excluded.hash, account = excluded.account,
         created_at = excluded.created_at, active_at = excluded.active_at, address = excluded.address,
         password_pending = excluded.password_pending, unconfirmed = excluded.unconfirmed`,
        a.keyId,
        a.hash,
        a.account,
        a.createdAt,
        a.activeAt,
        a.address,
        bit(a.passwordPending),
        bit(a.unconfirmed),
      );
      await sql.run('UPDATE auth_keys SET unused_since = NULL WHERE key_id = ? AND unused_since IS NOT NULL', a.keyId);
    },
    async touchAuthorization(keyId, activeAt, address) {
      await sql.run('UPDATE authorizations SET active_at = ?, address = ? WHERE key_id = ?', activeAt, address, keyId);
    },
    async removeAuthorization(keyId, at) {
      await sql.run('UPDATE auth_keys SET unused_since = ? WHERE key_id = ? AND expires_at IS NULL', at, keyId);
      return (await sql.run('DELETE FROM authorizations WHERE key_id = ?', keyId)) > 0;
    },
  } satisfies Partial<AuthRepository>;
}

interface CodeRow {
  phone: string;
  code_hash: string;
  code: string;
  key_id: string;
  created_at: number;
  expires_at: number;
  sent_at: number;
  sends: number;
  attempts: number;
  accepted: number;
  devices_owed: number;
}

const toCode = (row: CodeRow): LoginCode => ({
  phone: row.phone,
  codeHash: row.code_hash,
  code: row.code,
  keyId: row.key_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  sentAt: row.sent_at,
  sends: row.sends,
  attempts: row.attempts,
  accepted: row.accepted === 1,
  devicesOwed: row.devices_owed === 1,
});

interface TokenRow {
  token: string;
  key_id: string;
  expires_at: number;
  address: string;
  hash: string;
  account: number | null;
}

const toToken = (row: TokenRow): LoginToken => ({
  token: row.token,
  keyId: row.key_id,
  expiresAt: row.expires_at,
  address: row.address,
  hash: row.hash,
  ...optional('account', row.account),
});

function loginRows(sql: Sql) {
  return {
    async loginCode(phone, codeHash) {
      const row = await sql.get<CodeRow>(
        'SELECT * FROM login_codes WHERE phone = ? AND code_hash = ?',
        phone,
        codeHash,
      );
      return row && toCode(row);
    },
    async latestLoginCode(phone) {
      const row = await sql.get<CodeRow>(
        'SELECT * FROM login_codes WHERE phone = ? ORDER BY created_at DESC LIMIT 1',
        phone,
      );
      return row && toCode(row);
    },
    async putLoginCode(c) {
      await sql.run(
        `INSERT INTO login_codes (phone, code_hash, code, key_id, created_at, expires_at, sent_at, sends, attempts,
         accepted, devices_owed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (phone, code_hash) DO UPDATE SET code = excluded.code, expires_at = excluded.expires_at,
         sent_at = excluded.sent_at, sends = excluded.sends, attempts = excluded.attempts, accepted = excluded.accepted,
         devices_owed = excluded.devices_owed`,
        c.phone,
        c.codeHash,
        c.code,
        c.keyId,
        c.createdAt,
        c.expiresAt,
        c.sentAt,
        c.sends,
        c.attempts,
        bit(c.accepted),
        bit(c.devicesOwed),
      );
    },
    async removeLoginCodes(phone) {
      await sql.run('DELETE FROM login_codes WHERE phone = ?', phone);
    },
    async owedLoginCodes(limit) {
      const rows = await sql.all<CodeRow>(
        'SELECT * FROM login_codes WHERE devices_owed = 1 ORDER BY created_at LIMIT ?',
        limit,
      );
      return rows.map(toCode);
    },
    async countLoginCodes(phone, since) {
      const row = await sql.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM login_codes WHERE phone = ? AND created_at >= ?',
        phone,
        since,
      );
      return row?.n ?? 0;
    },
    async removeOldLogins(before, limit) {
      const codes = await sql.run(
        `DELETE FROM login_codes WHERE code_hash IN (SELECT code_hash FROM login_codes WHERE created_at < ? LIMIT ?)`,
        before,
        limit,
      );
      const tokens = await sql.run(
        'DELETE FROM login_tokens WHERE token IN (SELECT token FROM login_tokens WHERE expires_at < ? LIMIT ?)',
        before,
        limit,
      );
      return codes + tokens;
    },
    async signUpInvite(phone) {
      const row = await sql.get<{ phone: string; code: string; expires_at: number }>(
        'SELECT phone, code, expires_at FROM sign_up_invites WHERE phone = ?',
        phone,
      );
      return row && { phone: row.phone, code: row.code, expiresAt: row.expires_at };
    },
    async putSignUpInvite({ phone, code, expiresAt }) {
      await sql.run('INSERT INTO sign_up_invites (phone, code, expires_at) VALUES (?, ?, ?)', phone, code, expiresAt);
    },
    async removeSignUpInvite(phone) {
      await sql.run('DELETE FROM sign_up_invites WHERE phone = ?', phone);
    },
    async loginToken(token) {
      const row = await sql.get<TokenRow>('SELECT * FROM login_tokens WHERE token = ?', token);
      return row && toToken(row);
    },
    async loginTokenOfKey(keyId) {
      const row = await sql.get<TokenRow>(
        'SELECT * FROM login_tokens WHERE key_id = ? ORDER BY expires_at DESC LIMIT 1',
        keyId,
      );
      return row && toToken(row);
    },
    async putLoginToken(t) {
      await sql.run(
        `INSERT INTO login_tokens (token, key_id, expires_at, address, hash, account) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (token) DO UPDATE SET expires_at = excluded.expires_at, account = excluded.account`,
        t.token,
        t.keyId,
        t.expiresAt,
        t.address,
        t.hash,
        t.account ?? null,
      );
    },
    async removeLoginToken(token) {
      await sql.run('DELETE FROM login_tokens WHERE token = ?', token);
    },
  } satisfies Partial<AuthRepository>;
}
