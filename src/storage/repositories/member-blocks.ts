import type { ChatId, Member } from '#domain';
import type { Sql, SqlValue } from '../sql.ts';

/** Lists of members that clients page through by offset. */
export type MemberList = 'inside' | 'banned' | 'restricted';

/** A block that grew to twice this many members is cut into two halves. */
const blockSize = 500;

export const inside = "m.status IN ('creator', 'admin', 'member', 'restricted') AND m.gone = 0";

const conditions: Record<MemberList, string> = {
  inside,
  banned: "m.status = 'banned'",
  restricted: "m.status = 'restricted'",
};

/** The place of a member in every list: the newest come first, and of one second those with higher ids. */
export interface MemberKey {
  joined: number;
  account: number;
}

interface Place {
  status: Member['status'];
  gone: number;
  joined_at: number;
}

/** Basic groups are small: their members need no blocks. */
const hasBlocks = (chat: ChatId): boolean => chat < -1_000_000_000_000;

function listsOf(place: Place | undefined): MemberList[] {
  if (!place) return [];
  const { status, gone } = place;
  if (status === 'banned') return ['banned'];
  if (status === 'left') return [];
  return [...(gone ? [] : ['inside' as const]), ...(status === 'restricted' ? ['restricted' as const] : [])];
}

/** Where the row of a member stands before it is changed. */
export async function placeOf(sql: Sql, chat: ChatId, account: number): Promise<Place | undefined> {
  if (!hasBlocks(chat)) return undefined;
  return sql.get<Place>('SELECT status, gone, joined_at FROM members WHERE chat = ? AND account = ?', chat, account);
}

/** Counts a member out of the blocks where the row stood and into those where it stands now, after it was written. */
export async function moveInBlocks(
  sql: Sql,
  { chat, account }: { chat: ChatId; account: number },
  from: Place | undefined,
  to: Place | undefined,
): Promise<void> {
  if (!hasBlocks(chat)) return;
  const sameTime = from?.joined_at === to?.joined_at;
  const [before, after] = [listsOf(from), listsOf(to)];
  for (const list of before)
    if (!(sameTime && after.includes(list)))
      await count(sql, chat, list, { joined: from?.joined_at ?? 0, account }, -1);
  for (const list of after)
    if (!(sameTime && before.includes(list))) await count(sql, chat, list, { joined: to?.joined_at ?? 0, account }, 1);
}

async function count(sql: Sql, chat: ChatId, list: MemberList, key: MemberKey, change: number): Promise<void> {
  const block = await sql.get<{ from_joined: number; from_account: number; members: number }>(
    `SELECT from_joined, from_account, members FROM member_blocks WHERE chat = ? AND list = ?
     AND (from_joined, from_account) <= (?, ?) ORDER BY from_joined DESC, from_account DESC LIMIT 1`,
    chat,
    list,
    key.joined,
    key.account,
  );
  if (!block) {
    await sql.send(
      'INSERT INTO member_blocks (chat, list, from_joined, from_account, members) VALUES (?, ?, 0, 0, ?)',
      ...[chat, list, change],
    );
    return;
  }
  const from = { joined: block.from_joined, account: block.from_account };
  const members = block.members + change;
  await setMembers(sql, chat, list, from, members);
  if (members >= 2 * blockSize) await cut(sql, chat, list, from, members);
}

async function setMembers(sql: Sql, chat: ChatId, list: MemberList, from: MemberKey, members: number): Promise<void> {
  await sql.send(
    'UPDATE member_blocks SET members = ? WHERE chat = ? AND list = ? AND from_joined = ? AND from_account = ?',
    ...[members, chat, list, from.joined, from.account],
  );
}

async function cut(sql: Sql, chat: ChatId, list: MemberList, from: MemberKey, members: number): Promise<void> {
  const middle = await sql.get<{ joined_at: number; account: number }>(
    `SELECT m.joined_at, m.account FROM members m WHERE m.chat = ? AND ${conditions[list]}
     AND (m.joined_at, m.account) >= (?, ?) ORDER BY m.joined_at, m.account LIMIT 1 OFFSET ?`,
    ...[chat, from.joined, from.account, blockSize],
  );
  if (!middle) return;
  await setMembers(sql, chat, list, from, blockSize);
  await sql.send(
    'INSERT INTO member_blocks (chat, list, from_joined, from_account, members) VALUES (?, ?, ?, ?, ?)',
    ...[chat, list, middle.joined_at, middle.account, members - blockSize],
  );
}

/**
 * Turns an offset into a list, newest first, into a key below which the page is near: the condition to add, and how
 * many rows are still to be skipped. `without` are members of the list that the reader does not see.
 */
export async function seek(
  sql: Sql,
  chat: ChatId,
  list: MemberList,
  offset: number,
  without: readonly MemberKey[],
): Promise<{ where: string; values: SqlValue[]; offset: number }> {
  if (offset < blockSize || !hasBlocks(chat)) return { where: '', values: [], offset };
  const blocks = await sql.all<{ from_joined: number; from_account: number; members: number }>(
    `SELECT from_joined, from_account, members FROM member_blocks WHERE chat = ? AND list = ?
     ORDER BY from_joined DESC, from_account DESC`,
    chat,
    list,
  );
  let left = offset;
  let below: MemberKey | undefined;
  for (const block of blocks) {
    const from = { joined: block.from_joined, account: block.from_account };
    const hidden = without.filter((key) => !isBefore(key, from) && (!below || isBefore(key, below))).length;
    if (left < block.members - hidden) break;
    left -= block.members - hidden;
    below = from;
  }
  if (!below) return { where: '', values: [], offset };
  return { where: ' AND (m.joined_at, m.account) < (?, ?)', values: [below.joined, below.account], offset: left };
}

const isBefore = (a: MemberKey, b: MemberKey): boolean =>
  a.joined < b.joined || (a.joined === b.joined && a.account < b.account);
