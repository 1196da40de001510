import { type ContentData, filesOf } from '#domain';
import { fromJson, listOf, type Sql } from '../../sql.ts';

const pageSize = 1000;

/** Reads every content: its data must be whole, and the photos, documents and polls that it names must exist. */
export async function checkContents(sql: Sql, broken: (what: string) => void): Promise<number> {
  let seen = 0;
  let last = 0;
  for (;;) {
    const rows = await sql.all<{ id: number; data: string }>(
      'SELECT id, data FROM contents WHERE id > ? ORDER BY id LIMIT ?',
      last,
      pageSize,
    );
    const end = rows.at(-1);
    if (!end) return seen;
    last = end.id;
    seen += rows.length;
    await checkPage(sql, rows, broken);
  }
}

async function checkPage(sql: Sql, rows: readonly { id: number; data: string }[], broken: (what: string) => void) {
  const media = new Map<number, number>();
  const polls = new Map<number, number>();
  for (const row of rows) {
    const data = parse(row.data);
    if (!data || typeof data.text !== 'string') broken(`content ${row.id} cannot be read`);
    const carried = data?.media;
    // A file that went when it had been seen leaves 0 behind.
    for (const file of filesOf(carried)) if (file !== 0) media.set(file, row.id);
    if (carried?.kind === 'poll') polls.set(carried.poll, row.id);
  }
  for (const [table, wanted] of [
    ['media', media],
    ['polls', polls],
  ] as const) {
    const list = listOf([...wanted.keys()]);
    const found = await sql.all<{ id: number }>(`SELECT id FROM ${table} WHERE id IN ${list.marks}`, ...list.values);
    for (const { id } of found) wanted.delete(id);
    for (const [id, content] of wanted) broken(`content ${content} names ${table} ${id}, which is missing`);
  }
}

function parse(text: string): ContentData | undefined {
  try {
    return fromJson<ContentData>(text);
  } catch {
    return undefined;
  }
}
