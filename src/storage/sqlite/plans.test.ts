import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { migrate } from '../migrations/migrate.ts';
import { chatRepository } from '../repositories/chats.ts';
import { messageRepository } from '../repositories/messages.ts';
import { safetyRepositories } from '../repositories/safety-index.ts';
import { formsOf } from '../repositories/search-terms.ts';
import { updateRepository } from '../repositories/updates.ts';
import type { Sql } from '../sql.ts';
import { openSqlite } from './open.ts';

/** An empty store, and the plan of the last statement that some work asked of it. */
async function openPlans(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-plan-'));
  const statements: string[] = [];
  const sql = openSqlite(join(dir, 'tocsin.db'), { onStatement: (text) => statements.push(text) });
  t.after(() => {
    sql.close();
    rmSync(dir, { recursive: true, force: true });
  });
  await migrate(sql);
  return {
    sql,
    async planOf(work: (sql: Sql) => Promise<unknown>): Promise<string> {
      await work(sql);
      const asked = statements.at(-1) ?? '';
      const marks = Array.from(asked.matchAll(/\?/g), () => 0);
      const plan = await sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${asked}`, ...marks);
      return plan.map(({ detail }) => detail).join('\n');
    },
  };
}

test('the feed of shared mailboxes is read from its own index, not past everybody else', async (t) => {
  const { planOf } = await openPlans(t);
  assert.match(await planOf((sql) => updateRepository(sql).feed(0, 10)), /USING INDEX updates_feed \(seq>\?\)$/);
});

const words = { whole: [{ word: 'red', form: 'red' }], prefix: { word: 'app', form: 'app' } };

test('a search asks the index of words once, not for every message of the chat', async (t) => {
  const { planOf } = await openPlans(t);
  const chat = -1_000_000_001_001;
  const first = /^SCAN w VIRTUAL TABLE INDEX [^]*SEARCH m USING INDEX messages_content/;
  const query = { mailbox: chat, peer: chat, words };
  assert.match(await planOf((sql) => messageRepository(sql).history({ ...query, limit: 10 })), first);
  assert.match(await planOf((sql) => messageRepository(sql).count(query)), first);
  assert.match(await planOf((sql) => messageRepository(sql).publicPosts({ words, limit: 10 })), first);
});

test('the forms of a word are found through their own index', async (t) => {
  const { planOf } = await openPlans(t);
  const plan = await planOf((sql) => formsOf(sql, { word: 'lamps', form: 'lamp' }));
  assert.match(plan, /^SEARCH search_terms USING INDEX search_terms_form \(form=\?\)/);
});

test('members of a large chat are searched through the indexes of names', async (t) => {
  const { sql, planOf } = await openPlans(t);
  const group = { kind: 'supergroup', title: 'Large', creator: 1, createdAt: 1, version: 1 } as const;
  const chat = await chatRepository(sql).insert({ ...group, members: 5_000, defaultBanned: [], data: {} });
  const plan = await planOf(() => chatRepository(sql).members({ chat, search: 'wick', offset: 0, limit: 10 }));
  assert.match(plan, /accounts_name \(name_key>\? AND name_key<\?\)/);
  assert.match(plan, /accounts_username \(/);
  assert.match(plan, /SEARCH m USING INDEX sqlite_autoindex_members_1 \(chat=\? AND account=\?\)/);
});

test('targets of an operation are read page by page, and none is sorted', async (t) => {
  const { planOf } = await openPlans(t);
  const page = { where: { operation: 1 }, order: [{ by: 'id' as const }], afterId: 500, limit: 10 };
  const plan = await planOf((sql) => safetyRepositories(sql).targets.find(page));
  assert.equal(plan, 'SEARCH safety_targets USING INDEX safety_targets_operation (c_operation=? AND rowid>?)');
});
