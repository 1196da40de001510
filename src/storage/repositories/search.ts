import {
  type ContentData,
  indexWords,
  type MailboxId,
  type Poll,
  pollOf,
  type SearchRepository,
  type SearchWords,
  writtenText,
} from '#domain';
import { fromJson, listOf, type Sql, type SqlValue } from '../sql.ts';
import { pollRepository } from './polls.ts';
import { completionsOf, formsOf, learnTerms, reviseTerms } from './search-terms.ts';

/** How far back the index looks for contents that were committed after younger ones: SQLite has one writer only. */
const overlap = { sqlite: 0, postgres: 2_000 } as const;

/**
 * Pages of the index that are merged after each few dozen documents, and in each step afterwards
 * (https://sqlite.org/fts5.html#the_merge_command). Left to itself FTS5 merges so many at once that everybody who sends
 * waits for 10 ms.
 */
const pagesPerMerge = 8;

/** A mailbox as a word of the index, so that a search reads only postings of its own mailbox. */
const mailboxWord = (mailbox: MailboxId): string => (mailbox < 0 ? `xn${-mailbox}x` : `x${mailbox}x`);

/** Stands in whatever lies in a shared mailbox, so that a search in all of them reads no private postings. */
const sharedWord = 'xnsharedx';

const placeWords = (mailboxes: readonly MailboxId[]): string[] => [
  ...mailboxes.map(mailboxWord),
  ...(mailboxes.some((mailbox) => mailbox < 0) ? [sharedWord] : []),
];

const mergePages = (sql: Sql) =>
  sql.run("INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)", pagesPerMerge);

const totalChanges = async (sql: Sql): Promise<number> =>
  (await sql.get<{ n: number }>('SELECT total_changes() AS n'))?.n ?? 0;

export function searchRepository(sql: Sql): SearchRepository {
  async function insert(content: number, words: readonly string[], isNew: boolean): Promise<void> {
    if (sql.dialect === 'sqlite') {
      if (!isNew) await sql.run('DELETE FROM search_words WHERE rowid = ?', content);
      await sql.run('INSERT INTO search_words (rowid, words) VALUES (?, ?)', content, words.join(' '));
      return;
    }
    await sql.run(
      `INSERT INTO search_words (content, words) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))
       ON CONFLICT (content) DO UPDATE SET words = excluded.words`,
      content,
      words.join(' '),
    );
  }

  return {
    async waiting(limit) {
      const rows = await sql.all<{ id: number; data: string }>(
        `SELECT c.id, c.data FROM contents c WHERE c.id > (SELECT COALESCE(MAX(content), 0) - ? FROM search_documents)
         AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.content = c.id)
         ORDER BY c.id LIMIT ?`,
        overlap[sql.dialect],
        limit,
      );
      const stale = await sql.all<{ id: number; data: string }>(
        `SELECT c.id, c.data FROM search_documents d JOIN contents c ON c.id = d.content WHERE d.stale = 1 LIMIT ?`,
        limit,
      );
      const all = [...rows, ...stale].slice(0, limit);
      if (all.length === 0) return [];
      const mailboxes = await mailboxesOf(
        sql,
        all.map(({ id }) => id),
      );
      const texts = await textsOf(sql, all);
      return texts.map((one) => ({ ...one, mailboxes: mailboxes.get(one.content) ?? [] }));
    },
    async put(documents) {
      await learnTerms(sql, new Set(documents.flatMap(({ words }) => words)));
      for (const { content, words, mailboxes } of documents) {
        const isNew =
          (await sql.run(
            'INSERT INTO search_documents (content, stale) VALUES (?, 0) ON CONFLICT (content) DO NOTHING',
            content,
          )) === 1;
        if (!isNew) await sql.run('UPDATE search_documents SET stale = 0 WHERE content = ?', content);
        await insert(content, [...words, ...placeWords(mailboxes)], isNew);
      }
      if (sql.dialect === 'sqlite') await mergePages(sql);
    },
    async merge() {
      if (sql.dialect !== 'sqlite') return false;
      const before = await totalChanges(sql);
      await mergePages(sql);
      // The command itself is one change; whatever it merged is more.
      return (await totalChanges(sql)) - before >= 2;
    },
    async markChanged(content) {
      await sql.run('UPDATE search_documents SET stale = 1 WHERE content = ?', content);
    },
    async markReturned(content) {
      // One that the index has not come to yet waits for its turn: a row for it would hide those before it.
      await sql.run(
        `INSERT INTO search_documents (content, stale)
         SELECT CAST(? AS BIGINT), 1 WHERE CAST(? AS BIGINT) <= (SELECT COALESCE(MAX(content), 0) FROM search_documents)
         ON CONFLICT (content) DO UPDATE SET stale = 1`,
        content,
        content,
      );
    },
    ...revision(sql),
  };
}

type Revision = Pick<SearchRepository, 'beginRevision' | 'unrevised' | 'markRevised' | 'reviseTerms'>;

/** How what older rules of words indexed is looked through, a little at a time. */
function revision(sql: Sql): Revision {
  return {
    async beginRevision(version) {
      await sql.run('DELETE FROM search_rules WHERE version < ?', version);
      await sql.run(
        `INSERT INTO search_rules (version, contents_below, terms_above)
         SELECT CAST(? AS BIGINT), COALESCE(MAX(content), 0) + 1, 0 FROM search_documents
         HAVING NOT EXISTS (SELECT 1 FROM search_rules)`,
        version,
      );
    },
    async unrevised(limit) {
      const rows = await sql.all<{ id: number; data: string }>(
        `SELECT c.id, c.data FROM search_documents d JOIN contents c ON c.id = d.content
         WHERE d.content < (SELECT MAX(contents_below) FROM search_rules) ORDER BY d.content DESC LIMIT ?`,
        limit,
      );
      return textsOf(sql, rows);
    },
    async markRevised(below, reworded) {
      const list = listOf(reworded);
      await sql.run(`UPDATE search_documents SET stale = 1 WHERE content IN ${list.marks}`, ...list.values);
      await sql.run('UPDATE search_rules SET contents_below = ? WHERE contents_below > ?', below, below);
    },
    reviseTerms: (limit) => reviseTerms(sql, limit),
  };
}

/** What is written in these contents. */
async function textsOf(
  sql: Sql,
  rows: readonly { id: number; data: string }[],
): Promise<{ content: number; text: string }[]> {
  const contents = rows.map(({ id, data }) => ({ id, data: fromJson<ContentData>(data) }));
  const polls = await pollsOf(
    sql,
    contents.map(({ data }) => data),
  );
  return contents.map(({ id, data }) => ({
    content: id,
    text: data.action ? '' : writtenText(data, polls.get(pollOf(data.media) ?? 0)),
  }));
}

/** The polls that these contents carry, by their ids. */
export async function pollsOf(
  sql: Sql,
  contents: readonly Pick<ContentData, 'media'>[],
): Promise<ReadonlyMap<number, Poll>> {
  const ids = contents.flatMap(({ media }) => pollOf(media) ?? []);
  const polls = ids.length === 0 ? [] : await pollRepository(sql).many(ids);
  return new Map(polls.map((poll) => [poll.id, poll]));
}

/** Where copies of these contents lie. */
async function mailboxesOf(sql: Sql, contents: readonly number[]): Promise<Map<number, MailboxId[]>> {
  const list = listOf(contents);
  const places = await sql.all<{ content: number; mailbox: MailboxId }>(
    `SELECT content, mailbox FROM messages WHERE content IN ${list.marks}`,
    ...list.values,
  );
  const found = new Map<number, MailboxId[]>();
  for (const { content, mailbox } of places) {
    const known = found.get(content);
    if (known) known.push(mailbox);
    else found.set(content, [mailbox]);
  }
  return found;
}

/**
 * Tables and condition that narrow `messages m` to those holding the words: the index is asked once, not for every message
 * of the chat. A cross join keeps its order in SQLite, whose planner knows nothing of the index; in PostgreSQL a list does.
 */
export async function wordsCondition(
  sql: Sql,
  mailbox: MailboxId | 'shared',
  words: SearchWords,
): Promise<{ before: string; where: string; values: SqlValue[] }> {
  if (sql.dialect === 'postgres') {
    const found = 'ARRAY(SELECT w.content FROM search_words w WHERE w.words @@ CAST(? AS TSQUERY))';
    return { before: '', where: `m.content = ANY(${found})`, values: [await tsQuery(sql, mailbox, words)] };
  }
  const sought = (await alternativesOf(sql, words)).map((some) => oneOf(some, quoted.fts5, ' OR '));
  const terms = (await holdRare(sql, sought)) ? sought : [quoted.fts5(placeWord(mailbox)), ...sought];
  return {
    before: 'search_words w CROSS JOIN ',
    where: 'm.content = w.rowid AND w.search_words MATCH ?',
    values: [terms.join(' AND ')],
  };
}

/** What PostgreSQL's index is asked for the words of a mailbox. */
export async function tsQuery(sql: Sql, mailbox: MailboxId | 'shared', words: SearchWords): Promise<string> {
  const sought = (await alternativesOf(sql, words)).map((some) => oneOf(some, quoted.tsquery, ' | '));
  return [quoted.tsquery(placeWord(mailbox)), ...sought].join(' & ');
}

const placeWord = (mailbox: MailboxId | 'shared'): string => (mailbox === 'shared' ? sharedWord : mailboxWord(mailbox));

const quoted = { fts5: (word: string) => `"${word}"`, tsquery: (word: string) => `'${word}'` };

const oneOf = (alternatives: readonly string[], quote: (word: string) => string, or: string): string =>
  alternatives.length === 1 ? alternatives.map(quote).join() : `(${alternatives.map(quote).join(or)})`;

/** What must all be there: one form of each whole word, and one of the words that begin as the last. */
async function alternativesOf(sql: Sql, { whole, prefix }: SearchWords): Promise<string[][]> {
  const parts: string[][] = [];
  for (const word of whole) parts.push(await formsOf(sql, word));
  if (prefix) parts.push(await completionsOf(sql, prefix));
  return parts;
}

/** What stands in fewer contents of the whole server than this is rare: looking up where each lies costs little. */
const rareIn = 1_000;
/** How many parts of a query are asked for how rare they are. */
const partsAsked = 4;

/**
 * Whether a part of what is sought is so rare that the place need not be. SQLite's index steps through the postings of a
 * place from one match to the next, a million of them in a large channel, and backwards ever more slowly.
 */
async function holdRare(sql: Sql, sought: readonly string[]): Promise<boolean> {
  const longest = [...sought].sort((a, b) => b.length - a.length).slice(0, partsAsked);
  for (const part of longest) {
    const row = await sql.get<{ n: number }>(
      'SELECT COUNT(*) AS n FROM (SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ?)',
      ...[part, rareIn],
    );
    if ((row?.n ?? 0) < rareIn) return true;
  }
  return false;
}

/** Whether a text holds the words, as the index would say. */
export async function wordsIn(sql: Sql, words: SearchWords): Promise<(text: string) => boolean> {
  const sought = (await alternativesOf(sql, words)).map((some) => new Set(some));
  return (text) => {
    const held = new Set(indexWords(text));
    return sought.every((some) => !some.isDisjointFrom(held));
  };
}
