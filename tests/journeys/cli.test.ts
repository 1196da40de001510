import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unseen } from '../../src/lib/progress.ts';
import { run } from '../../src/cli/run.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));

interface Outcome {
  code: number;
  out: string;
  err: string;
}

function tocsin(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TOCSIN_')));
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], { env: { ...env, ...environment } }, (error, out, err) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        out: out.trimEnd(),
        err: err.trimEnd(),
      });
    });
  });
}

/** The same without a process of its own, for calls that end before anything is opened. */
async function inThisProcess(args: string[]): Promise<Outcome> {
  const lines = { out: '', err: '' };
  const code = await run(args, {
    environment: {},
    workingDir: tmpdir(),
    progress: unseen,
    print: (line) => void (lines.out += `${line}\n`),
    printError: (line) => void (lines.err += `${line}\n`),
  });
  return { code, out: lines.out.trimEnd(), err: lines.err.trimEnd() };
}

const oneLine = (text: string): boolean => text.length > 0 && !text.includes('\n');

suite('commands beside a running server', () => {
  let server: TestServer;
  let scratch: string;
  const data = () => ['--data', server.dataDir];
  before(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'tocsin-cli-'));
    server = await startTestServer({ flags: ['--listen', '127.0.0.1:0'] });
  });
  after(async () => {
    await server?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('one port and the next: what programs read of a server that has just started', async () => {
    const ready: Record<string, unknown> = JSON.parse(server.stdout());
    assert.deepEqual(Object.keys(ready), ['event', 'http', 'listen', 'dcId', 'layer', 'publicKey']);
    assert.ok(Array.isArray(ready.listen) && ready.listen.length === 2, 'both addresses that were asked for');
    const documents = [];
    for (const address of ready.listen) {
      documents.push(await (await fetch(`http://${address}/.well-known/tocsin.json`)).json());
      for (const path of ['healthz', 'readyz', 'metrics'])
        assert.equal((await fetch(`http://${address}/${path}`)).status, 200);
    }
    const [document] = documents;
    assert.deepEqual(documents, [document, document]);
    const known = ['name', 'version', 'layers', 'dcs', 'publicKey', 'fingerprint', 'botApi', 'maxApi', 'httpBase'];
    for (const field of known) assert.ok(field in document, field);
    const told = document.dcs.map((dc: { id: number; host: string; port: number }) => [dc.id, `${dc.host}:${dc.port}`]);
    assert.deepEqual(
      told,
      ready.listen.map((address) => [2, address]),
      'clients are told all ports',
    );
    assert.equal(document.webSocket, `ws://127.0.0.1:${server.port}/apiws`);
    assert.deepEqual([document.publicKey, document.httpBase], [ready.publicKey, ready.http]);
    const { n, e } = createPublicKey(document.publicKey).export({ format: 'jwk' });
    const numbers = [Buffer.from(document.modulus, 'hex').toString('base64url'), document.exponent];
    assert.deepEqual(numbers, [n, Buffer.from(e ?? '', 'base64url').readUIntBE(0, 3)]);
    assert.match(document.fingerprint, /^[1-9a-f][0-9a-f]{15}$/);
    assert.equal(statSync(join(server.dataDir, 'tocsin.db')).mode & 0o077, 0, 'only its owner reads the data');
  });

  test('an account is made, listed, blocked, let in and deleted', async () => {
    const made = await tocsin([
      'account',
      'create',
      ...data(),
      '--phone',
      '+49 30 1234567',
      '--first-name',
      'Zoya',
      '--username',
      'zoya_lamp',
    ]);
    assert.deepEqual([made.code, made.err], [0, '']);
    const id = Number(/\d+/.exec(made.out)?.[0]);
    const again = await tocsin(['account', 'create', ...data(), '--phone', '49301234567', '--first-name', 'Other']);
    assert.deepEqual([again.code, again.out], [1, '']);
    assert.match(again.err, /has an account already/);
    const state = async () => {
      const { out } = await tocsin(['account', 'list', '--json', ...data()]);
      const rows: { id: number; state: string }[] = out.split('\n').map((line) => JSON.parse(line));
      return rows.find((row) => row.id === id)?.state;
    };
    assert.equal(await state(), 'active');
    assert.equal((await tocsin(['account', 'block', '@zoya_lamp', ...data()])).code, 0);
    assert.equal(await state(), 'blocked');
    assert.equal((await tocsin(['account', 'unblock', '+49301234567', ...data()])).code, 0);
    assert.equal(await state(), 'active');
    const bot = await tocsin([
      'bot',
      'create',
      ...data(),
      '--owner',
      String(id),
      '--username',
      'lamp_bot',
      '--name',
      'Lamp',
    ]);
    assert.match(bot.out, /^\d+:[A-Za-z0-9_-]{35}$/);
    const makeBot = async (owner: string, username: string) =>
      (await tocsin(['bot', 'create', ...data(), '--owner', owner, '--username', username, '--name', 'Lamp'])).err;
    assert.match(await makeBot(String(id), 'lamp'), /ends in "bot"/);
    assert.match(await makeBot(String(id), 'lamp_bot'), /somebody has the username "lamp_bot" already/);
    assert.match(await makeBot('@lamp_bot', 'lamps_own_bot'), /only people own bots/);
    const family = await tocsin(['bot', '--help']);
    assert.equal(family.code, 0);
    assert.match(family.out, /bot create .*\n.*bot list/);
    const role = await tocsin(['role', 'grant', String(id), 'owner', ...data()]);
    assert.equal(role.code, 0);
    assert.ok(!role.out.includes('Zoya'), 'a pseudonym says nothing about the person');
    const revoked = await tocsin(['role', 'revoke', String(id), ...data()]);
    assert.equal(revoked.code, 1, 'the last owner stays');
    assert.equal((await tocsin(['account', 'delete', '@zoya_lamp', ...data()])).code, 0);
    assert.equal(await state(), undefined);
  });

  test('a backup of the running server verifies after its restoration', async () => {
    const folder = join(scratch, 'backup');
    assert.equal((await tocsin(['backup', folder, ...data()])).code, 0);
    const restored = join(scratch, 'restored');
    assert.equal((await tocsin(['restore', folder, '--data', restored])).code, 0);
    for (const where of [server.dataDir, restored]) {
      const verified = await tocsin(['verify', '--data', where]);
      assert.deepEqual([verified.code, verified.err], [0, '']);
      assert.match(verified.out, /audit chain unbroken \([1-9]/);
      assert.match(verified.out, /all is whole$/);
    }

    // Somebody with access to the file writes another role into what was recorded.
    const file = new DatabaseSync(join(restored, 'tocsin.db'));
    file.exec('DROP TRIGGER safety_events_unchanged');
    file.exec("UPDATE safety_events SET data = replace(data, 'owner', 'observer') WHERE seq = 1");
    file.close();
    const changed = await tocsin(['verify', '--data', restored]);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /BROKEN {2}audit chain unbroken: 1\n +event 1: changed\n/);
  });

  test('the port that is taken, and settings that work', async () => {
    const taken = await tocsin(['serve', ...data(), '--listen', `127.0.0.1:${server.port}`]);
    assert.equal(taken.code, 1);
    assert.ok(taken.err.split('\n').at(-1)?.includes(`127.0.0.1:${server.port} is taken`), taken.err);
    const wrong = await tocsin(['check-config', ...data(), '--listen', `127.0.0.1:${server.port}`]);
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, /WRONG {3}listen/);
    const fine = await tocsin(['check-config', '--listen', '127.0.0.1:0'], { TOCSIN_DATA: server.dataDir });
    assert.equal(fine.code, 0);
    assert.match(fine.out, new RegExp(`ok {6}data folder ${server.dataDir}`));
    const front = ['--public-url', 'https://chat.example', '--advertise', 'chat.example:443'];
    const told = await tocsin(['check-config', ...data(), '--listen', '127.0.0.1:0', ...front]);
    assert.match(told.out, /clients are told chat\.example:443 and wss:\/\/chat\.example\/apiws$/m);
    assert.equal((await tocsin(['migrate', ...data()])).out, 'the schema is up to date');
  });
});

const wrongCalls: [string, string[]][] = [
  ['nothing', []],
  ['an unknown command', ['frobnicate']],
  ['half a command', ['account']],
  ['an unknown flag', ['verify', '--frob']],
  ['a flag without its value', ['account', 'create', '--phone']],
  ['a needed flag that is missing', ['account', 'create', '--phone', '49301234567']],
  ['a missing folder name', ['backup']],
  ['one word too many', ['migrate', 'now']],
  ['a setting that makes no sense', ['serve', '--listen', 'here']],
  ['test settings where others can connect', ['serve', '--listen', '0.0.0.0:0', '--login-codes', 'fixed:12345']],
  ['data that is not there', ['verify', '--data', '/nowhere/at/all']],
  ['a list of nothing, with a mistyped folder', ['account', 'list', '--data', '/nowhere/at/all']],
  ['a flag before the command', ['--data', 'here']],
  ['statements of reasons without a token', ['serve', '--sor-url', 'https://statements.example']],
];

suite('wrong calls say what to do and end with 2', () => {
  for (const [what, args] of wrongCalls) {
    test(what, async () => {
      const { code, out, err } = await inThisProcess(args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(args.length === 0 || oneLine(err), err);
    });
  }
});

test('folders that cannot be made are said at once', {
  skip: existsSync('/proc/self') ? false : 'skipped: no /proc',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-file-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  // Node's own way to make a folder with those above it never ends under /proc.
  for (const [where, why] of [
    ['/proc/tocsin', /\/proc\/tocsin cannot be made/],
    [join(file, 'data'), /cannot be made: a file is in the way/],
    [file, /is a file: a folder is wanted/],
  ] as const) {
    const served = await tocsin(['serve', '--data', where, '--listen', '127.0.0.1:0']);
    assert.equal(served.code, 1);
    assert.ok(oneLine(served.err) && why.test(served.err), served.err);
  }
  const checked = await tocsin(['check-config', '--data', '/proc/tocsin', '--listen', '127.0.0.1:0']);
  assert.equal(checked.code, 1);
  assert.match(checked.out, /WRONG {3}data folder \/proc\/tocsin: .*cannot be made/);
  rmSync(folder, { recursive: true });
});

test('the version, and help in the order in which people ask for it', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  for (const asked of ['version', '--version']) assert.equal((await inThisProcess([asked])).out, `tocsin ${version}`);
  const help = await inThisProcess(['help', 'role', 'grant']);
  assert.deepEqual([help.code, help.out], [0, (await inThisProcess(['role', 'grant', '--help'])).out]);
});

test('help names every flag with its environment variable', async () => {
  const { code, out } = await tocsin(['--help']);
  assert.equal(code, 0);
  const names = [...out.matchAll(/^ {2}([a-z-]+(?: [a-z-]+)?)/gm)].map(([, name]) => name ?? '');
  assert.ok(names.includes('serve') && names.includes('account create') && names.includes('verify'));
  for (const name of names) {
    const help = await inThisProcess([...name.split(' '), '--help']);
    assert.equal(help.code, 0, name);
    for (const [, flag = ''] of help.out.matchAll(/^ {2}--([a-z-]+)/gm)) {
      assert.ok(help.out.includes(`TOCSIN_${flag.toUpperCase().replaceAll('-', '_')}`), `${name} --${flag}`);
    }
  }
  assert.match((await inThisProcess(['serve', '--help'])).out, /--login-codes WAY\s+TOCSIN_LOGIN_CODES/);
});
