import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, suite, test } from 'node:test';
import type { Blobs } from '../../src/domain/index.ts';
import { type Config, readConfig } from '../../src/server/config/config.ts';
import { backup } from '../../src/server/maintenance/backup.ts';
import { restore } from '../../src/server/maintenance/restore.ts';
import { verify } from '../../src/server/maintenance/verify.ts';
import { type ClosableStore, openFolderBlobs, openPostgresStore, openSqliteStore } from '../../src/storage/index.ts';
import { addPeople, layMessage, seededRandom } from '../support/each-store.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

let dir: string;
let cluster: TestPostgres | undefined;
const binDir = findPostgres();

before(() => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-backup-'));
});
after(async () => {
  await cluster?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const quiet = { onCommit: () => undefined };

const open = (config: Config): Promise<ClosableStore> =>
  config.database.kind === 'postgres'
    ? openPostgresStore(config.database.url, { ...quiet, random: seededRandom(1) })
    : openSqliteStore(config.database.path, quiet);

const sqliteConfig = (name: string): Config => readConfig({ data: join(dir, name) }, {}, dir);

async function postgresConfig(name: string): Promise<Config> {
  cluster ??= await startPostgres(binDir ?? '');
  return readConfig({ data: join(dir, name), 'database-url': await cluster.createDatabase() }, {}, dir);
}

/** People, messages, a file, an audit event's neighbours: something in most tables. */
async function fill(store: ClosableStore, blobs: Blobs): Promise<{ ann: number; ben: number; blob: string }> {
  const [ann = 0, ben = 0] = await addPeople(store, 2);
  for (let n = 0; n < 700; n += 1) await store.write((tx) => layMessage(tx, ann, ben, `№ ${n}: сажа — 灯`, String(n)));
  const stored = await blobs.put([Buffer.from('lamp oil')]);
  if (!stored) throw new Error('the file was not stored');
  await store.write(async (tx) => {
    await tx.accounts.takeUsername('ann_lamp', ann);
    const account = await tx.accounts.get(ann);
    if (account) await tx.accounts.update({ ...account, username: 'ann_lamp' });
    await tx.media.claimBlob(stored, 5);
    await tx.media.insert({
      kind: 'document',
      owner: ann,
      createdAt: 5,
      digest: stored.digest,
      sizeBytes: stored.sizeBytes,
      mime: 'text/plain',
      blob: stored.name,
      sizes: [],
      stripped: Uint8Array.of(0, 1, 255),
      attributes: [],
    });
    await tx.auth.putKey({ keyId: 'aa', key: new Uint8Array(256).fill(200), createdAt: 1 });
  });
  await store.serverValue('seal', async () => Uint8Array.of(9, 0, 9));
  return { ann, ben, blob: stored.name };
}

async function brokenRules(config: Config): Promise<string[]> {
  const broken: string[] = [];
  const whole = await verify(config, (result) => {
    if (result.broken > 0) broken.push(result.name);
  });
  assert.equal(whole, broken.length === 0);
  return broken;
}

async function survives(from: Config, to: Config, name: string): Promise<void> {
  const folder = join(dir, `backup-${name}`);
  await openFolderBlobs(from.blobsDir);
  const source = await open(from);
  const blobs = await openFolderBlobs(from.blobsDir);
  const { ann, ben, blob } = await fill(source, blobs);
  // The backup is of one moment, although the server goes on writing.
  let stop = false;
  const writing = (async () => {
    for (let n = 0; !stop; n += 1) await source.write((tx) => layMessage(tx, ben, ann, `meanwhile ${n}`));
  })();
  await backup(from, folder, new Date(0));
  stop = true;
  await writing;
  const last = await source.read((tx) => tx.accounts.list({ afterId: 0, limit: 9 }));
  await source.close();

  await restore(to, folder);
  assert.deepEqual(await brokenRules(to), []);
  const target = await open(to);
  assert.deepEqual(await target.read((tx) => tx.accounts.list({ afterId: 0, limit: 9 })), last);
  const own = await target.read((tx) => tx.messages.history({ mailbox: ben, sender: ann, limit: 1000 }));
  assert.equal(own.length, 700);
  assert.equal(own[0]?.content.text, '№ 699: сажа — 灯');
  assert.deepEqual((await target.read((tx) => tx.auth.key('aa')))?.key, new Uint8Array(256).fill(200));
  assert.deepEqual(await target.serverValue('seal', async () => Uint8Array.of(1)), Uint8Array.of(9, 0, 9));
  const bytes = await (await openFolderBlobs(to.blobsDir)).read(blob, 0, 100);
  assert.equal(Buffer.from(bytes ?? []).toString(), 'lamp oil');
  const [next = 0] = await addPeople(target, 1);
  assert.ok(next > ben, 'ids go on where they were');
  assert.equal(
    await target.write((tx) => layMessage(tx, ann, ben, 'again', '5')),
    undefined,
    'random ids are remembered',
  );
  await target.close();
  await assert.rejects(restore(to, folder), /in use already/);
}

test('a backup made under load restores into an empty folder', () =>
  survives(sqliteConfig('one'), sqliteConfig('two'), 'sqlite'));

suite('between databases', { skip: skipWithout('postgres', binDir) }, () => {
  test('from SQLite to PostgreSQL', async () => survives(sqliteConfig('three'), await postgresConfig('four'), 'up'));
  test('from PostgreSQL to SQLite', async () => survives(await postgresConfig('five'), sqliteConfig('six'), 'down'));
  test('from PostgreSQL to PostgreSQL', async () =>
    survives(await postgresConfig('seven'), await postgresConfig('eight'), 'across'));
});

test('a folder that is not a whole backup, and one that is in use, are refused', async () => {
  const config = sqliteConfig('refused');
  const store = await open(await madeFolder(config));
  await store.close();
  const folder = join(dir, 'not-a-backup');
  await backup(config, folder, new Date(0));
  await assert.rejects(backup(config, folder, new Date(0)), /not empty/);
  const manifest = join(folder, 'manifest.json');
  const told = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...told, format: 2 }));
  await assert.rejects(restore(sqliteConfig('empty'), folder), /written by another version/);
  writeFileSync(manifest, JSON.stringify({ ...told, files: 1 }));
  const keys = { AWS_ACCESS_KEY_ID: 'lamp', AWS_SECRET_ACCESS_KEY: 'oil' };
  const bucket = 's3://lamps?endpoint=http://127.0.0.1:1';
  const inBucket = readConfig({ data: join(dir, 'empty'), 'blobs-url': bucket }, keys, dir);
  await assert.rejects(restore(inBucket, folder), /without --blobs-url/);
  rmSync(manifest);
  await assert.rejects(restore(sqliteConfig('empty'), folder), /not a whole backup/);
});

test('a backup whose database is damaged, or of a newer version, is refused and leaves the target as it was', async () => {
  const config = sqliteConfig('to damage');
  const store = await open(await madeFolder(config));
  await fill(store, await openFolderBlobs(config.blobsDir));
  await store.close();
  const folder = join(dir, 'damaged-backup');
  await backup(config, folder, new Date(0));
  const path = join(folder, 'tocsin.db');
  const whole = readFileSync(path);
  const target = sqliteConfig('spared');
  const people = async () => {
    const spared = await open(target);
    const found = await spared.read((tx) => tx.accounts.list({ afterId: 0, limit: 9 }));
    await spared.close();
    return found.filter(({ kind }) => kind !== 'service').length;
  };
  writeFileSync(path, whole.subarray(0, whole.length >> 1));
  await assert.rejects(restore(target, folder), { code: 'corrupt' });
  assert.equal(await people(), 0);
  writeFileSync(path, whole);
  const file = new DatabaseSync(path);
  file.exec("INSERT INTO schema_steps (number, name) SELECT COUNT(*), 'of tomorrow' FROM schema_steps");
  file.close();
  await assert.rejects(restore(target, folder), { code: 'newer-schema' });
  assert.equal(await people(), 0);
  writeFileSync(path, whole);
  await restore(target, folder);
  assert.deepEqual(await brokenRules(target), []);
});

async function madeFolder(config: Config): Promise<Config> {
  await openFolderBlobs(config.blobsDir);
  return config;
}

/** Each kind of damage, as SQL, and the rule that must notice it. */
const damages: [string, string, string][] = [
  ['an update is gone', 'DELETE FROM updates WHERE pts = 4', 'pts without gaps and repeats'],
  [
    'an update is doubled',
    'INSERT INTO updates (mailbox, pts, pts_count, made_at, body) SELECT mailbox, pts, pts_count, made_at, body FROM updates WHERE pts = 4',
    'pts without gaps and repeats',
  ],
  [
    'the last update is gone',
    'DELETE FROM updates WHERE pts = (SELECT MAX(pts) FROM updates)',
    'mailboxes stand at the pts of their last entry',
  ],
  [
    'a mailbox is gone',
    'DELETE FROM mailboxes WHERE id = (SELECT MIN(mailbox) FROM messages)',
    'updates lie in mailboxes that exist',
  ],
  [
    'a mailbox counts too low',
    'UPDATE mailboxes SET last_message_id = 3 WHERE last_message_id > 3',
    'last message ids are not behind the messages',
  ],
  ['a content is gone', 'DELETE FROM contents WHERE id = 2', 'messages have their content'],
  ['copies are gone', 'DELETE FROM messages WHERE content = 2', 'contents have a message'],
  [
    'a message is gone whose update is there',
    'DELETE FROM messages WHERE mailbox = (SELECT MIN(mailbox) FROM messages) AND id = 7',
    'messages and their updates came together',
  ],
  [
    'a message has no update',
    `UPDATE updates SET body = '{"kind":"savedPins"}' WHERE pts = 4`,
    'messages and their updates came together',
  ],
  [
    'a send was made twice under one random id',
    "DROP INDEX contents_random; UPDATE contents SET random_id = '7' WHERE random_id = '8'",
    'one send has one random id',
  ],
  ['an account has no mailbox', 'DELETE FROM mailboxes WHERE id = 777000', 'every account has its mailbox'],
  [
    'a list of pictures names a message that is not there',
    "INSERT INTO message_media (mailbox, peer, kind, id) VALUES (5, 6, 'photo', 7)",
    'shared media lists name messages that exist',
  ],
  [
    'a dialog belongs to nobody',
    'UPDATE dialogs SET account = 5 WHERE account = (SELECT MIN(account) FROM dialogs)',
    'dialogs belong to accounts that exist',
  ],
  [
    'a member is nobody',
    `INSERT INTO members (chat, account, status, inviter, joined_at, rights, banned, banned_until, gone)
     VALUES (-5, 6, 'member', 6, 1, '[]', '[]', 0, 0)`,
    'members belong to accounts that exist',
  ],
  [
    'a reaction is to nothing',
    "INSERT INTO reactions (content, account, emoticon, made_at, big) VALUES (99999, 1, '👍', 1, 0)",
    'reactions and votes refer to what exists',
  ],
  [
    'a face has no picture',
    "UPDATE accounts SET photo = 99 WHERE username = 'ann_lamp'",
    'faces are pictures that exist',
  ],
  [
    'a sticker has no set',
    "INSERT INTO stickers (media, set_id, place, data) VALUES (1, 99, 0, '{}')",
    'stickers have their set and their picture',
  ],
  [
    'a channel counts messages that are not there',
    'INSERT INTO mailbox_counts (mailbox, messages) VALUES (-1000000009999, 3)',
    'shared chats count their messages',
  ],
  [
    'a chat counts members that are not there',
    `INSERT INTO chats (kind, title, title_key, creator, created_at, members, version, default_banned, data)
     VALUES ('group', 'Wicks', 'wicks', 1, 1, 2, 1, '[]', '{}')`,
    'chats count their members',
  ],
  [
    'a channel shows a post that is not there',
    'INSERT INTO channel_tops (chat, top_id, top_date) VALUES (-1000000009999, 3, 1)',
    'the newest posts of shared chats are known',
  ],
  ['unread messages are miscounted', 'UPDATE dialogs SET unread = unread + 1', 'dialogs count their unread messages'],
  ['mentions are miscounted', 'UPDATE dialogs SET mentions = 1', 'dialogs count their unread mentions'],
  ['reactions are miscounted', 'UPDATE dialogs SET reactions = 1', 'dialogs count their unread reactions'],
  [
    'a person is gone',
    'DELETE FROM accounts WHERE id = (SELECT MAX(id) FROM accounts)',
    'messages lie in chats that exist',
  ],
  ['a dialog shows an old message', 'UPDATE dialogs SET top_id = 1', 'dialogs show the last message of their chat'],
  [
    'a username has no owner',
    "INSERT INTO usernames (name, owner) VALUES ('nobody', 5)",
    'usernames belong to whoever bears them',
  ],
  [
    'a username is not listed',
    "DELETE FROM usernames WHERE name = 'ann_lamp'",
    'people are found under their usernames',
  ],
  [
    'a device has no key',
    "INSERT INTO authorizations VALUES ('zz', '1', 777000, 1, 1, '', 0, 0)",
    'devices belong to accounts and keys that exist',
  ],
  [
    'a block of members counts wrong',
    "INSERT INTO member_blocks (chat, list, from_joined, from_account, members) VALUES (-1000000009999, 'inside', 0, 0, 3)",
    'lists of members are as long as they are counted',
  ],
  ['a file is not known', 'DELETE FROM blobs', 'photos and documents have their files'],
  [
    'a poll is missing',
    `UPDATE contents SET data = '{"text":"","media":{"kind":"poll","poll":99}}' WHERE id = 3`,
    'message references whole',
  ],
  [
    'the search passed over messages',
    'INSERT INTO search_documents (content, stale) VALUES (99999, 0)',
    'what was written is indexed for search',
  ],
  ['a content is torn', `UPDATE contents SET data = '{"text":' WHERE id = 3`, 'message references whole'],
];

suite('verify finds', () => {
  let folder: string;
  before(async () => {
    const config = await madeFolder(sqliteConfig('sound'));
    const store = await open(config);
    await fill(store, await openFolderBlobs(config.blobsDir));
    await store.close();
    assert.deepEqual(await brokenRules(config), []);
    folder = join(dir, 'backup-sound');
    await backup(config, folder, new Date(0));
  });

  for (const [what, sql, rule] of damages) {
    test(what, async () => {
      const config = sqliteConfig(`damaged ${what}`);
      await restore(config, folder);
      const store = await open(config);
      await store.maintain(async (target) => {
        for (const statement of sql.split('; ')) await target.run(statement);
      });
      await store.close();
      assert.ok((await brokenRules(config)).includes(rule), `"${rule}" noticed it`);
    });
  }

  test('a page of the database file that the disk lost', async () => {
    const config = sqliteConfig('damaged page');
    await restore(config, folder);
    const path = config.database.kind === 'sqlite' ? config.database.path : '';
    const file = new DatabaseSync(path);
    file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const { rootpage } = {
      ...file.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'messages_content'").get(),
    };
    const { page_size } = { ...file.prepare('PRAGMA page_size').get() };
    file.close();
    const bytes = readFileSync(path);
    bytes.fill(0, (Number(rootpage) - 1) * Number(page_size), Number(rootpage) * Number(page_size));
    writeFileSync(path, bytes);
    const broken = await brokenRules(config);
    assert.equal(broken[0], 'database file whole');
    assert.ok(broken.includes('contents have a message'), 'the rule that needs this page says that it cannot be read');
  });

  test('a file that changed on disk, and one that is gone', async () => {
    const config = sqliteConfig('damaged files');
    await restore(config, folder);
    const [file = ''] = filesUnder(config.blobsDir);
    const bytes = readFileSync(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    // The restored file shares its place on disk with the backup's: a new one takes its name.
    rmSync(file);
    writeFileSync(file, bytes);
    assert.deepEqual(await brokenRules(config), ['files whole']);
    rmSync(file);
    assert.deepEqual(await brokenRules(config), ['files whole']);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
