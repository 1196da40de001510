import type { SoughtWord } from '#domain';
import { formToKeep } from '#lib/words/word-forms.ts';
import type { Sql } from '../sql.ts';
import { prefixEnd } from './accounts.ts';

/** How many words one beginning, or one word, stands for, and among how many of them a beginning's are chosen. */
const alternatives = { most: 48, among: 4_000 };

const eachOf = { sqlite: 'json_each(?)', postgres: 'json_array_elements(CAST(? AS JSON)) AS given(value)' } as const;

/** Remembers which words there are and their forms, in one order on every node. */
export async function learnTerms(sql: Sql, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return;
  const list = sql.dialect === 'sqlite' ? 'json_each(?)' : 'json_array_elements_text(CAST(? AS JSON)) AS given(value)';
  const unknown = await sql.all<{ value: string }>(
    `SELECT value FROM ${list} WHERE NOT EXISTS (SELECT 1 FROM search_terms t WHERE t.word = value)`,
    JSON.stringify([...words].sort()),
  );
  if (unknown.length === 0) return;
  await sql.run(
    `INSERT INTO search_terms (word, form) SELECT value ->> 0, value ->> 1 FROM ${eachOf[sql.dialect]} WHERE TRUE
     ON CONFLICT (word) DO NOTHING`,
    JSON.stringify(unknown.map(({ value }) => [value, formToKeep(value)])),
  );
}

/** As `SearchRepository.reviseTerms`. */
export async function reviseTerms(sql: Sql, limit: number): Promise<boolean> {
  const terms = await sql.all<{ id: number; word: string }>(
    'SELECT id, word FROM search_terms WHERE id > (SELECT MAX(terms_above) FROM search_rules) ORDER BY id LIMIT ?',
    limit,
  );
  const last = terms.at(-1);
  if (!last) {
    // What is learnt from now on is learnt with its form.
    await sql.run('UPDATE search_rules SET terms_above = ?', Number.MAX_SAFE_INTEGER);
    return false;
  }
  await sql.run(
    `UPDATE search_terms SET form = learnt.form
     FROM (SELECT CAST(value ->> 0 AS BIGINT) AS id, value ->> 1 AS form FROM ${eachOf[sql.dialect]}) AS learnt
     WHERE search_terms.id = learnt.id`,
    JSON.stringify(terms.map(({ id, word }) => [id, formToKeep(word)])),
  );
  await sql.run('UPDATE search_rules SET terms_above = ? WHERE terms_above < ?', last.id, last.id);
  return true;
}

/** The words of the index that a word of a query stands for: itself and its forms. */
export async function formsOf(sql: Sql, { word, form }: SoughtWord): Promise<string[]> {
  if (form === undefined) return [word];
  const rows = await sql.all<{ word: string }>(
    `SELECT word FROM search_terms WHERE form = ? AND form > '' ORDER BY id LIMIT ${alternatives.most}`,
    form,
  );
  return [...new Set([word, ...rows.map((row) => row.word)])];
}

/**
 * The beginning of a word as the words of the index that it stands for, the commonest of them where there are too many, and
 * the forms of what is a word already. An index that is asked for a beginning gathers all places of all words that begin
 * so, on the whole server.
 */
export async function completionsOf(sql: Sql, sought: SoughtWord): Promise<string[]> {
  const rows = await sql.all<{ word: string }>(
    `SELECT word FROM (SELECT id, word FROM search_terms WHERE word > ? AND word < ? LIMIT ${alternatives.among}) AS chosen
     ORDER BY id LIMIT ${alternatives.most}`,
    sought.word,
    prefixEnd(sought.word),
  );
  return [...new Set([...(await formsOf(sql, sought)), ...rows.map(({ word }) => word)])];
}
