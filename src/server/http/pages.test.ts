import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pageRoutes } from './pages.ts';
import { createHttpHandler } from './routes.ts';

let server: Server;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'dist', 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'dist', '.hidden.json'), '{}');
  await writeFile(join(folder, 'dist', 'assets', 'a.js'), 'plain');
  await writeFile(join(folder, 'dist', 'assets', 'a.js.gz'), 'packed');
  server = createServer(createHttpHandler([pageRoutes('', join(folder, 'dist'))], () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function fetchRaw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ answer: IncomingMessage; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let body = '';
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('end', () => resolve({ answer, body }));
    }).on('error', reject);
  });
}

test('the folder answers with its page under a policy that allows no inline script and no other host', async () => {
  const { answer, body } = await fetchRaw('/');
  assert.equal(answer.statusCode, 200);
  assert.equal(body, '<p>page</p>');
  const policy = String(answer.headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('no path leads out of the folder or to hidden files', async () => {
  for (const path of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/.hidden.json',
    '/%00',
  ]) {
    assert.equal((await fetchRaw(path)).answer.statusCode, 404, path);
  }
});

test('named files are kept for good and come packed to those who can unpack', async () => {
  const plain = await fetchRaw('/assets/a.js');
  assert.equal(plain.body, 'plain');
  assert.match(String(plain.answer.headers['cache-control']), /immutable/);
  const packed = await fetchRaw('/assets/a.js', { 'accept-encoding': 'gzip' });
  assert.equal(packed.body, 'packed');
  assert.equal(packed.answer.headers['content-encoding'], 'gzip');
});

test('a page that did not change is not sent again', async () => {
  const etag = String((await fetchRaw('/')).answer.headers.etag);
  const again = await fetchRaw('/', { 'if-none-match': etag });
  assert.equal(again.answer.statusCode, 304);
  assert.equal(again.body, '');
});
