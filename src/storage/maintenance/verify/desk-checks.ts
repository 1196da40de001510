import { fromJson, type Sql } from '../../sql.ts';

interface Bearer {
  subject: string;
  data: string;
}

interface Enforcement {
  enforced?: { slots: Readonly<Record<string, unknown>> };
}

const channels = '-1000000000000';

/** Accounts and chats by the keys under which the desk knows them. */
const bearers = `SELECT CASE WHEN kind = 'bot' THEN 'bot:' ELSE 'account:' END || CAST(id AS TEXT) AS subject, data
  FROM accounts UNION ALL SELECT 'chat:' || CAST(CASE WHEN kind = 'group' THEN -id ELSE ${channels} - id END AS TEXT),
  data FROM chats`;

/**
 * Everything that the desk put on an account or chat must be held by one of its decisions, and everything that a decision
 * holds must stand there. Usernames that were taken away leave no mark on whoever bore them.
 */
export async function checkMeasures(sql: Sql, broken: (what: string) => void): Promise<number> {
  const held = new Set<string>();
  for (const { body } of await sql.all<{ body: string }>('SELECT body FROM safety_slots')) {
    const { slotKey, slot } = fromJson<{ slotKey: string; slot: string }>(body);
    if (/^(?:account|bot|chat):/.test(slotKey) && !slot.startsWith('username:')) held.add(slotKey);
  }
  const seen = held.size;
  const marked = await sql.all<Bearer>(`SELECT subject, data FROM (${bearers}) AS b WHERE data LIKE '%"enforced"%'`);
  for (const { subject, data } of marked) {
    for (const slot of Object.keys(fromJson<Enforcement>(data).enforced?.slots ?? {})) {
      const key = `${subject}|${slot}`;
      if (!held.delete(key)) broken(`${key} is in force, and no decision holds it`);
    }
  }
  for (const key of held) broken(`${key} is held by a decision, and is not in force`);
  return seen;
}
