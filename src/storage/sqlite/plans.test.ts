import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { migrate } from '../migrations/migrate.ts';
import { updateRepository } from '../repositories/updates.ts';
import { openSqlite } from './open.ts';

test('the feed of shared mailboxes is read from its own index, not past everybody else', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-plan-'));
  const statements: string[] = [];
  const sql = openSqlite(join(dir, 'tocsin.db'), { onStatement: (text) => statements.push(text) });
  t.after(() => {
    sql.close();
    rmSync(dir, { recursive: true, force: true });
  });
  await migrate(sql);
  statements.length = 0;
  await updateRepository(sql).feed(0, 10);
  const [asked] = statements;
  const plan = await sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${asked}`, 0, 10);
  assert.match(plan.map(({ detail }) => detail).join('\n'), /USING INDEX updates_feed \(seq>\?\)$/);
});
