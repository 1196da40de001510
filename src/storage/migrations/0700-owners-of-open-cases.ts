import type { Sql } from '../sql.ts';
import type { Migration } from './types.ts';

/** The parts of a case as they were written when it was opened. */
interface OldCase {
  readonly subject?: {
    readonly kind: string;
    readonly id?: number;
    readonly mailbox?: number;
    readonly peer?: number;
    readonly messageId?: number;
  };
}

/**
 * Open cases from before they were found by chat and person get both, as a new case gets them: the account itself, a bot's or
 * chat's owner, a message's author, whoever uploaded a file. What was deleted meanwhile has nobody any more.
 */
export const ownersOfOpenCases: Migration = {
  name: 'owners-of-open-cases',
  statements: [],
  async transform(sql) {
    const rows = await sql.all<{ id: number; body: string }>(
      "SELECT id, body FROM safety_cases WHERE c_owner IS NULL AND c_status IN ('open', 'claimed', 'joined')",
    );
    for (const { id, body } of rows) {
      const held: OldCase = JSON.parse(body);
      if (!held.subject) continue;
      const { kind, id: of = 0, mailbox = 0, peer = 0, messageId = 0 } = held.subject;
      const chat = kind === 'chat' ? of : kind === 'message' && peer < 0 ? peer : null;
      const owner =
        kind === 'message'
          ? await authorOf(sql, { mailbox, peer, messageId })
          : kind === 'chat'
            ? await creatorOf(sql, of)
            : kind === 'media'
              ? await uploaderOf(sql, of)
              : await holderOf(sql, of);
      const known = owner === null ? body : JSON.stringify({ ...held, owner });
      await sql.run('UPDATE safety_cases SET body = ?, c_owner = ?, c_chat = ? WHERE id = ?', known, owner, chat, id);
    }
  },
};

/** Chats lie under their bare id. */
const bare = (chat: number): number => (chat > -1_000_000_000_000 ? -chat : -chat - 1_000_000_000_000);

async function creatorOf(sql: Sql, chat: number): Promise<number | null> {
  const row = await sql.get<{ creator: number }>('SELECT creator FROM chats WHERE id = ?', bare(chat));
  return row?.creator ?? null;
}

async function uploaderOf(sql: Sql, media: number): Promise<number | null> {
  return (await sql.get<{ owner: number }>('SELECT owner FROM media WHERE id = ?', media))?.owner ?? null;
}

async function holderOf(sql: Sql, account: number): Promise<number | null> {
  const row = await sql.get<{ data: string }>('SELECT data FROM accounts WHERE id = ?', account);
  if (!row) return null;
  const { bot }: { bot?: { owner?: number } } = JSON.parse(row.data);
  return bot?.owner ?? account;
}

async function authorOf(
  sql: Sql,
  { mailbox, peer, messageId }: { mailbox: number; peer: number; messageId: number },
): Promise<number | null> {
  const row = await sql.get<{ sender: number; data: string }>(
    `SELECT c.sender, c.data FROM messages m JOIN contents c ON c.id = m.content
     WHERE m.mailbox = ? AND m.id = ? AND m.peer = ?`,
    ...[mailbox, messageId, peer],
  );
  if (!row || row.sender > 0) return row?.sender ?? null;
  const { author }: { author?: number } = JSON.parse(row.data);
  return author ?? creatorOf(sql, peer);
}
