import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareId } from '../../src/domain/ids.ts';
import { type ClosableStore, safetyStore, verifyStore } from '../../src/storage/index.ts';
import { dataTables } from '../../src/storage/maintenance/tables.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import { chatIds } from '../../src/storage/migrations/0730-chat-ids.ts';
import { secondsInNames } from '../../src/storage/migrations/0560-seconds-in-names.ts';
import { ownersOfOpenCases } from '../../src/storage/migrations/0700-owners-of-open-cases.ts';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import type { Sql, SqlValue } from '../../src/storage/sql.ts';
import { eachDatabase } from '../support/each-database.ts';
import { layMessage } from '../support/each-store.ts';
import { noBlobs } from '../support/no-blobs.ts';

eachDatabase('migrations', (place) => {
  test('rows of every table, written when the schema stood at each step, come through all later steps', async () => {
    const { sql, open, close } = await place();
    const written: Row[] = [];
    for (const [index] of migrations.entries()) {
      await migrate(sql, { steps: migrations.slice(0, index + 1) });
      written.push(...(await addRows(sql, index + 1)));
    }
    assert.ok(written.length > 24 * 15, 'every step had tables');
    for (const row of written) await assertKept(sql, row);
    await close();
    const store = await open();
    assert.deepEqual(store.migrated, [], 'nothing was left to do');
    await store.close();
  });

  test('people, chats and their messages from each step keep every rule and are read as they were written', async () => {
    const { sql, open, close } = await place();
    const lives: Life[] = [];
    // One step before the last, so that the store itself does some of the way.
    for (const [index] of migrations.slice(0, -1).entries()) {
      await migrate(sql, { steps: migrations.slice(0, index + 1) });
      lives.push(await addLife(sql, index + 1));
    }
    await close();
    const store = await open();
    assert.deepEqual(store.migrated, [migrations.at(-1)?.name]);
    const broken: string[] = [];
    await verifyStore(store, noBlobs, (result) =>
      broken.push(...result.examples.map((one) => `${result.name}: ${one}`)),
    );
    assert.deepEqual(broken, []);
    for (const life of lives) await assertRead(store, life);
    const [first] = lives;
    if (first) await store.write((tx) => layMessage(tx, first.people[0], first.people[1], 'written by the newest'));
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: first?.people[0] ?? 0 })), 2);
    await store.close();
  });

  test('what was suspected and decided of networks before keeps its times, under names that say seconds', async () => {
    const { sql, open, close } = await place();
    await migrate(sql, { steps: migrations.slice(0, migrations.indexOf(secondsInNames)) });
    const settled = { tenths: 40, evidence: ['"at":', 'since'], by: 'M-1' };
    const known = { subject: 'chat:7', networkId: 'n', state: 'refuted', lane: 'normal', tenths: 40, posterior: 0.5 };
    const friction = { measures: ['slower_join'] };
    const before = { ...known, since: 5, friction: { ...friction, from: 5, until: 9 }, settled: { ...settled, at: 8 } };
    const verdict = { subject: 'chat:7', networkId: 'n', verdict: 'refute', by: 'M-1', levels: [], tenths: 40 };
    await sql.run(
      'INSERT INTO safety_suspicions (network, subject, body) VALUES (?, ?, ?)',
      ...['n', 'chat:7', JSON.stringify(before)],
    );
    await sql.run('INSERT INTO safety_verdicts (body) VALUES (?)', JSON.stringify({ ...verdict, at: 8 }));
    await close();
    const store = await open();
    await safetyStore(store).read(async ({ memory }) => {
      assert.deepEqual(await memory.suspicions('n'), [
        { ...known, sinceS: 5, friction: { ...friction, fromS: 5, untilS: 9 }, settled: { ...settled, atS: 8 } },
      ]);
      assert.deepEqual(await memory.verdicts(), [{ ...verdict, atS: 8 }]);
    });
    await store.close();
  });

  test('chats keep their ids, and new ones get ids whose peers nobody takes for those of another kind', async () => {
    const { sql, open, close } = await place();
    await migrate(sql, { steps: migrations.slice(0, migrations.indexOf(chatIds)) });
    const before = await addLife(sql, 0);
    await migrate(sql);
    const after = await addLife(sql, 1);
    const [old, given, next] = [before.channel, after.channel, (await addLife(sql, 2)).channel].map(bareId);
    assert.ok(old && given && next && old < 2000 && next === given + 1);
    // A basic group "-100…" is a channel for many libraries; the older ones end at 2^31.
    assert.match(String(given), /^11\d{8}$/);
    await close();
    const store = await open();
    await assertRead(store, before);
    await store.close();
  });

  test('open cases from before they were found by person are found by it: account, bot, chat, post, message, file', async () => {
    const { sql, open, close } = await place();
    await migrate(sql, { steps: migrations.slice(0, migrations.indexOf(ownersOfOpenCases)) });
    const { people, channel } = await addLife(sql, 1);
    const [ann, ben] = people;
    const bot = await sql.get<{ id: number }>(
      `INSERT INTO accounts (kind, first_name, last_name, name_key, created_at, online_until, data)
       VALUES ('bot', 'Oil', '', 'oil', 10, 0, ?) RETURNING id`,
      JSON.stringify({ bot: { owner: ben } }),
    );
    const post = await addContent(sql, channel, 'in the name of the channel');
    await addCopy(sql, { mailbox: channel, peer: channel, content: post, out: 0 }, 2);
    const file = await sql.get<{ id: number }>(
      "INSERT INTO media (kind, owner, created_at, digest, size, mime, data) VALUES ('photo', ?, 1, 'd', 1, 'image/jpeg', '{}') RETURNING id",
      ben,
    );
    const subjects: [subject: Record<string, unknown>, owner: number | null, chat: number | null][] = [
      [{ kind: 'account', id: ann }, ann, null],
      [{ kind: 'bot', id: bot?.id }, ben, null],
      [{ kind: 'chat', id: channel }, ann, channel],
      [{ kind: 'message', mailbox: channel, peer: channel, messageId: 2 }, ann, channel],
      [{ kind: 'message', mailbox: ben, peer: ann, messageId: 1 }, ann, null],
      [{ kind: 'media', id: file?.id }, ben, null],
      [{ kind: 'account', id: 999 }, null, null],
    ];
    for (const [at, [subject]] of subjects.entries())
      await sql.run(
        "INSERT INTO safety_cases (id, body, c_status) VALUES (?, ?, 'open')",
        ...[at + 1, JSON.stringify({ id: at + 1, status: 'open', subject, sources: [] })],
      );
    await sql.run('INSERT INTO safety_cases (id, body, c_status) VALUES (99, \'{"id":99,"subject":{}}\', \'closed\')');
    await close();
    const store = await open();
    const rows = await store.readSql((read) =>
      read.all<{ id: number; body: string; owner: number | null; chat: number | null }>(
        'SELECT id, body, c_owner AS owner, c_chat AS chat FROM safety_cases WHERE id < 99 ORDER BY id',
      ),
    );
    assert.deepEqual(
      rows.map(({ body, owner, chat }) => [JSON.parse(body).subject, owner, chat]),
      subjects,
    );
    assert.deepEqual(
      rows.map(({ body }) => JSON.parse(body).owner ?? null),
      subjects.map(([, owner]) => owner),
    );
    const found = await safetyStore(store).read((tx) =>
      tx.cases.find({ where: { owner: ann, status: 'open' }, limit: 9 }),
    );
    assert.deepEqual(
      found.map(({ id }) => id),
      [1, 3, 4, 5],
    );
    await store.close();
  });

  test('a step that fails half-way leaves nothing of itself, and what it stopped goes on when it is mended', async () => {
    const { sql, close } = await place();
    const before = migrations.slice(0, 2);
    const statements = ['CREATE TABLE lamps (id int NOT NULL)', 'INSERT INTO lamps (id) VALUES (7)'];
    const failing = { name: 'lamps', statements: [...statements, 'INSERT INTO no_such_table (id) VALUES (1)'] };
    await assert.rejects(migrate(sql, { steps: [...before, failing] }));
    const steps = await sql.all<{ name: string }>('SELECT name FROM schema_steps ORDER BY number');
    assert.deepEqual(
      steps.map(({ name }) => name),
      before.map(({ name }) => name),
    );
    assert.deepEqual(await migrate(sql, { steps: [...before, { name: 'lamps', statements }] }), ['lamps']);
    assert.deepEqual(await sql.all('SELECT id FROM lamps'), [{ id: 7 }]);
    await close();
  });

  test('data of a newer version is refused in words that say so, and is left as it is', async () => {
    const { sql, open, close } = await place();
    await migrate(sql);
    await sql.run('INSERT INTO schema_steps (number, name) VALUES (?, ?)', migrations.length, 'of-tomorrow');
    await assert.rejects(open(), { code: 'newer-schema', message: /newer Tocsin: start that version/ });
    const last = await sql.get<{ name: string }>('SELECT name FROM schema_steps ORDER BY number DESC LIMIT 1');
    assert.equal(last?.name, 'of-tomorrow');
    await close();
  });

  test('data whose steps have other names belongs to another program', async () => {
    const { sql, open, close } = await place();
    await migrate(sql, { steps: migrations.slice(0, 4) });
    await sql.run("UPDATE schema_steps SET name = 'something else' WHERE number = 2");
    await assert.rejects(open(), { code: 'newer-schema', message: /something else/ });
    await close();
  });
});

interface Row {
  table: string;
  step: number;
  values: Map<string, SqlValue>;
}

/** Writes one row with a value of its own in each column, in each table that there is. */
async function addRows(sql: Sql, step: number): Promise<Row[]> {
  const tables = new Set(await dataTables(sql));
  const columns = await sql.all<{ owner: string; name: string; type: string }>(
    sql.dialect === 'sqlite'
      ? "SELECT m.name AS owner, i.name, i.type FROM sqlite_master m, pragma_table_info(m.name) i WHERE m.type = 'table'"
      : 'SELECT table_name AS owner, column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = current_schema()',
  );
  const rows = new Map<string, Row>();
  for (const { owner, name, type } of columns) {
    if (!tables.has(owner)) continue;
    const row = rows.get(owner) ?? { table: owner, step, values: new Map<string, SqlValue>() };
    row.values.set(name, valueFor(type.toLowerCase(), step));
    rows.set(owner, row);
  }
  for (const { table, values } of rows.values()) {
    const marks = [...values].map(() => '?').join(',');
    await sql.run(`INSERT INTO ${table} (${[...values.keys()].join(',')}) VALUES (${marks})`, ...values.values());
  }
  assert.equal(rows.size, tables.size);
  return [...rows.values()];
}

function valueFor(type: string, step: number): SqlValue {
  if (type === 'text') return JSON.stringify({ step });
  if (type === 'blob' || type === 'bytea') return Uint8Array.of(0, step, 255);
  if (type === 'real' || type === 'double precision') return step + 0.5;
  assert.ok(type === 'integer' || type === 'bigint', `a column has the type ${type}`);
  return 5_000_000 + step;
}

/** Columns whose numbers a later step counts anew from other rows. */
const counters: Readonly<Record<string, string>> = { dialogs: 'reactions' };

async function assertKept(sql: Sql, { table, step, values }: Row): Promise<void> {
  const kept = [...values].filter(([name]) => name !== counters[table]);
  const where = kept.map(([name]) => `${name} = ?`).join(' AND ');
  const found = await sql.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
    ...kept.map(([, value]) => value),
  );
  assert.equal(found?.n, 1, `a row of ${table} from step ${step} (${migrations[step - 1]?.name})`);
}

/** Two people, what they wrote to each other, and a channel of the first one with a post. */
interface Life {
  step: number;
  people: [number, number];
  channel: number;
}

const channelOf = (chat: number): number => -1_000_000_000_000 - chat;

/** As the code of that step laid it down, in SQL that every step understands. */
async function addLife(sql: Sql, step: number): Promise<Life> {
  const [ann, ben] = [await addAccount(sql, `Ann ${step}`), await addAccount(sql, `Ben ${step}`)];
  const chat = await sql.get<{ id: number }>(
    `INSERT INTO chats (kind, title, title_key, creator, created_at, members, version, default_banned, data)
     VALUES ('channel', ?, ?, ?, 10, 1, 1, '[]', '{}') RETURNING id`,
    `Lamps ${step}`,
    `lamps ${step}`,
    ann,
  );
  const channel = channelOf(chat?.id ?? 0);
  await sql.run(
    `INSERT INTO members (chat, account, status, inviter, joined_at, rights, banned, banned_until, gone)
     VALUES (?, ?, 'creator', ?, 10, '[]', '[]', 0, 0)`,
    channel,
    ann,
    ann,
  );
  const content = await addContent(sql, ann, `from step ${step}`);
  await addCopy(sql, { mailbox: ann, peer: ben, content, out: 1 });
  await addCopy(sql, { mailbox: ben, peer: ann, content, out: 0 });
  if ((await dataTables(sql)).includes('reactions')) await addReaction(sql, ann, ben, content, step);
  await sql.run('INSERT INTO mailboxes (id, pts, last_message_id) VALUES (?, 1, 0)', channel);
  await addCopy(sql, { mailbox: channel, peer: channel, content: await addContent(sql, ann, `post ${step}`), out: 0 });
  const tables = await dataTables(sql);
  if (tables.includes('mailbox_counts')) {
    await sql.run('INSERT INTO mailbox_counts (mailbox, messages) VALUES (?, 1)', channel);
  }
  if (tables.includes('member_blocks')) {
    const block =
      "INSERT INTO member_blocks (chat, list, from_joined, from_account, members) VALUES (?, 'inside', 0, 0, 1)";
    await sql.run(block, channel);
  }
  return { step, people: [ann, ben], channel };
}

/** Ben reacted to what Ann wrote, and only from every second step has she seen it. */
async function addReaction(sql: Sql, ann: number, ben: number, content: number, step: number): Promise<void> {
  await sql.run(
    "INSERT INTO reactions (content, account, emoticon, made_at, big) VALUES (?, ?, '👍', 150, 0)",
    ...[content, ben],
  );
  const marked = (await dataTables(sql)).includes('unread_reactions');
  const counted = isUnseen(step) || !marked ? 1 : 0;
  await sql.run('UPDATE dialogs SET reactions = ? WHERE account = ? AND peer = ?', counted, ann, ben);
  if (marked && isUnseen(step))
    await sql.run('INSERT INTO unread_reactions (account, peer, id, since) VALUES (?, ?, 1, 150)', ann, ben);
  if (marked || isUnseen(step)) return;
  await sql.run(
    'INSERT INTO account_settings (account, name, value) VALUES (?, ?, ?)',
    ...[ann, `reactions-read:${ben}`, '150'],
  );
}

const isUnseen = (step: number): boolean => step % 2 === 1;

async function addAccount(sql: Sql, name: string): Promise<number> {
  const row = await sql.get<{ id: number }>(
    `INSERT INTO accounts (kind, first_name, last_name, name_key, created_at, online_until, data)
     VALUES ('person', ?, '', ?, 10, 0, '{}') RETURNING id`,
    name,
    name.toLowerCase(),
  );
  const id = row?.id ?? 0;
  await sql.run('INSERT INTO mailboxes (id, pts, last_message_id) VALUES (?, 1, 0)', id);
  return id;
}

async function addContent(sql: Sql, sender: number, text: string): Promise<number> {
  const data = JSON.stringify({ text });
  const row = await sql.get<{ id: number }>(
    'INSERT INTO contents (sender, sent_at, data) VALUES (?, 100, ?) RETURNING id',
    sender,
    data,
  );
  return row?.id ?? 0;
}

async function addCopy(
  sql: Sql,
  copy: { mailbox: number; peer: number; content: number; out: number },
  id = 1,
): Promise<void> {
  const { mailbox, peer, content, out } = copy;
  await sql.run('UPDATE mailboxes SET pts = pts + 1, last_message_id = last_message_id + 1 WHERE id = ?', mailbox);
  await sql.run(
    `INSERT INTO messages (mailbox, id, peer, content, sent_at, is_out, mentioned, media_unread, pinned)
     VALUES (?, ?, ?, ?, 100, ?, 0, 0, 0)`,
    ...[mailbox, id, peer, content, out],
  );
  await sql.run(
    `INSERT INTO updates (mailbox, pts, pts_count, made_at, body) VALUES (?, 2, 1, 100, '{"kind":"newMessage","id":1}')`,
    mailbox,
  );
  if (peer < 0) return;
  await sql.run(
    `INSERT INTO dialogs (account, peer, top_id, top_date, read_inbox, read_outbox, unread, mentions, reactions,
     unread_mark, pinned_order, folder, listed, ttl_s, available_min)
     VALUES (?, ?, 1, 100, 0, 0, ?, 0, 0, 0, 0, 0, 1, 0, 0)`,
    ...[mailbox, peer, 1 - out],
  );
}

async function assertRead(store: ClosableStore, { step, people, channel }: Life): Promise<void> {
  const [ann, ben] = people;
  const [message] = await store.read((tx) => tx.messages.history({ mailbox: ben, peer: ann, limit: 5 }));
  assert.equal(message?.content.text, `from step ${step}`);
  if (step >= 3) {
    const unread = await store.read((tx) => tx.reactions.unreadSince(ann, ben, [1]));
    assert.deepEqual([...unread.values()], isUnseen(step) ? [150] : []);
    const dialog = await store.read((tx) => tx.dialogs.get(ann, ben));
    assert.equal(dialog?.unreadReactions, isUnseen(step) ? 1 : 0);
  }
  const [post] = await store.read((tx) => tx.messages.history({ mailbox: channel, peer: channel, limit: 5 }));
  assert.equal(post?.content.text, `post ${step}`);
  assert.equal(await store.read((tx) => tx.messages.count({ mailbox: channel })), 1, 'the kept count knows the post');
  assert.equal((await store.read((tx) => tx.accounts.get(ann)))?.firstName, `Ann ${step}`);
  assert.equal((await store.read((tx) => tx.chats.get(channel)))?.title, `Lamps ${step}`);
  assert.deepEqual(
    (await store.read((tx) => tx.updates.since(ben, 1, 0, 10))).map((entry) => entry.body),
    [{ kind: 'newMessage', id: 1 }],
  );
}
