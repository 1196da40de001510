import type { AccountRepository, Contact, Entity, PeerId, PhoneBookEntry } from '#domain';
import { fromJson, listOf, type Sql, toJson } from '../sql.ts';

/** Whom an account knows, whose numbers stand in its address book, and whom it shut out: a part of its repository. */
export const contactRepository = (sql: Sql) => ({ ...contactRows(sql), ...phoneRows(sql), ...blockedRows(sql) });

interface ContactRow {
  owner: number;
  account: number;
  phone: string;
  first_name: string;
  last_name: string;
  note: string | null;
  note_entities: string | null;
  added_at: number;
}

const toContact = (row: ContactRow): Contact => ({
  owner: row.owner,
  account: row.account,
  phone: row.phone,
  firstName: row.first_name,
  lastName: row.last_name,
  ...(row.note === null
    ? {}
    : { note: { text: row.note, entities: row.note_entities === null ? [] : fromJson<Entity[]>(row.note_entities) } }),
  date: row.added_at,
});

function contactRows(sql: Sql) {
  return {
    async contact(owner, account) {
      const row = await sql.get<ContactRow>('SELECT * FROM contacts WHERE owner = ? AND account = ?', owner, account);
      return row && toContact(row);
    },
    async contacts(owner) {
      const rows = await sql.all<ContactRow>('SELECT * FROM contacts WHERE owner = ? ORDER BY account', owner);
      return rows.map(toContact);
    },
    async contactsAmong(owner, accounts) {
      if (accounts.length === 0) return [];
      const list = listOf(accounts);
      const rows = await sql.all<ContactRow>(
        `SELECT * FROM contacts WHERE owner = ? AND account IN ${list.marks}`,
        owner,
        ...list.values,
      );
      return rows.map(toContact);
    },
    async contactOwners(account, among) {
      if (!among) {
        const rows = await sql.all<{ owner: number }>('SELECT owner FROM contacts WHERE account = ?', account);
        return rows.map((row) => row.owner);
      }
      const list = listOf(among);
      const rows = await sql.all<{ owner: number }>(
        `SELECT owner FROM contacts WHERE account = ? AND owner IN ${list.marks}`,
        account,
        ...list.values,
      );
      return rows.map((row) => row.owner);
    },
    async putContact(c) {
      await sql.run(
        `INSERT INTO contacts (owner, account, phone, first_name, last_name, note, note_entities, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (owner, account) DO UPDATE SET phone = excluded.phone, first_name = excluded.first_name,
         last_name = excluded.last_name, note = excluded.note, note_entities = excluded.note_entities`,
        c.owner,
        c.account,
        c.phone,
        c.firstName,
        c.lastName,
        c.note?.text ?? null,
        c.note && c.note.entities.length > 0 ? toJson(c.note.entities) : null,
        c.date,
      );
    },
    async removeContact(owner, account) {
      return (await sql.run('DELETE FROM contacts WHERE owner = ? AND account = ?', owner, account)) > 0;
    },
  } satisfies Partial<AccountRepository>;
}

interface PhoneRow {
  owner: number;
  phone: string;
  first_name: string;
  last_name: string;
  added_at: number;
}

const toPhone = (row: PhoneRow): PhoneBookEntry => ({
  owner: row.owner,
  phone: row.phone,
  firstName: row.first_name,
  lastName: row.last_name,
  date: row.added_at,
});

function phoneRows(sql: Sql) {
  return {
    async phoneBook(owner) {
      const rows = await sql.all<PhoneRow>('SELECT * FROM phone_book WHERE owner = ? ORDER BY phone', owner);
      return rows.map(toPhone);
    },
    async phoneBookOwners(phone, limit) {
      const rows = await sql.all<PhoneRow>(
        'SELECT * FROM phone_book WHERE phone = ? ORDER BY owner LIMIT ?',
        phone,
        limit,
      );
      return rows.map(toPhone);
    },
    async putPhone(entry) {
      await sql.run(
        `INSERT INTO phone_book (owner, phone, first_name, last_name, added_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (owner, phone) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name`,
        entry.owner,
        entry.phone,
        entry.firstName,
        entry.lastName,
        entry.date,
      );
    },
    async removePhones(owner, phones) {
      const list = listOf(phones);
      await sql.run(`DELETE FROM phone_book WHERE owner = ? AND phone IN ${list.marks}`, owner, ...list.values);
    },
    async clearPhoneBook(owner) {
      await sql.run('DELETE FROM phone_book WHERE owner = ?', owner);
    },
  } satisfies Partial<AccountRepository>;
}

function blockedRows(sql: Sql) {
  return {
    async blockersAmong(accounts, peer) {
      if (accounts.length === 0) return [];
      const list = listOf(accounts);
      const rows = await sql.all<{ owner: number }>(
        `SELECT owner FROM blocked WHERE peer = ? AND owner IN ${list.marks}`,
        peer,
        ...list.values,
      );
      return rows.map((row) => row.owner);
    },
    async blockedAmong(owner, peers) {
      if (peers.length === 0) return [];
      const list = listOf(peers);
      const rows = await sql.all<{ peer: PeerId }>(
        `SELECT peer FROM blocked WHERE owner = ? AND peer IN ${list.marks}`,
        owner,
        ...list.values,
      );
      return rows.map((row) => row.peer);
    },
    async isBlocked(owner, peer) {
      return (await sql.get('SELECT 1 AS found FROM blocked WHERE owner = ? AND peer = ?', owner, peer)) !== undefined;
    },
    async block(owner, peer, date) {
      const changed = await sql.run(
        'INSERT INTO blocked (owner, peer, added_at) VALUES (?, ?, ?) ON CONFLICT (owner, peer) DO NOTHING',
        owner,
        peer,
        date,
      );
      return changed > 0;
    },
    async unblock(owner, peer) {
      return (await sql.run('DELETE FROM blocked WHERE owner = ? AND peer = ?', owner, peer)) > 0;
    },
    async blocked(owner, offset, limit) {
      const total = await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM blocked WHERE owner = ?', owner);
      const rows = await sql.all<{ peer: PeerId; added_at: number }>(
        'SELECT peer, added_at FROM blocked WHERE owner = ? ORDER BY added_at DESC, peer LIMIT ? OFFSET ?',
        owner,
        limit,
        offset,
      );
      return { total: total?.n ?? 0, entries: rows.map((row) => ({ peer: row.peer, date: row.added_at })) };
    },
  } satisfies Partial<AccountRepository>;
}
