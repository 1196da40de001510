import type { ClosableStore } from '#storage';
import { atDesk } from './desk.ts';

/** Rows that people made and see, by table: a condition on some tables, and columns that move by themselves. */
const tables: Record<string, { where?: string; without?: readonly string[] }> = {
  accounts: { where: "kind <> 'service'", without: ['online_until'] },
  account_settings: { where: "account <> 777000 AND name NOT LIKE 'desk-%'" },
  usernames: {},
  contacts: {},
  blocked: {},
  chats: { without: ['version'] },
  members: {},
  invites: {},
  invite_uses: {},
  join_requests: {},
  dialogs: { where: 'peer <> 777000' },
  messages: { where: 'peer <> 777000' },
  contents: { where: 'sender <> 777000' },
  message_media: {},
  reactions: {},
  poll_votes: {},
  scheduled: {},
  profile_photos: {},
  threads: {},
  topics: {},
  bot_feeds: {},
  chatlist_links: {},
  sticker_installs: {},
};

/**
 * Everything that people have on a server, as one list of rows for each table: accounts, settings, folders, names,
 * members, links, dialogs with what was read, drafts, messages, pins, reactions, what waits to be sent, webhooks. Without
 * the desk's own records and what it says to people in the service chat.
 */
export function wholeState(place: string): Promise<Record<string, string[]>> {
  return atDesk(place, ({ store }) => wholeStateOf(store));
}

/** The same of a store that is open. */
export function wholeStateOf(store: Pick<ClosableStore, 'readSql'>): Promise<Record<string, string[]>> {
  return store.readSql(async (sql) => {
    const state: Record<string, string[]> = {};
    for (const [table, { where = '1 = 1', without = [] }] of Object.entries(tables)) {
      const rows = await sql.all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`);
      const texts = rows.map((row) =>
        JSON.stringify(
          Object.entries(row).filter(([column]) => !without.includes(column)),
          plain,
        ),
      );
      state[table] = texts.sort();
    }
    return state;
  });
}

const plain = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
