import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import type { World } from '#domain';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { fetchFile } from '../files/fetch-file.ts';
import { isPublicAddress } from './public-address.ts';
import { createOutside, type Outside, OutsideError, type OutsideRequest } from './request.ts';

const asking = (url: string, more: Partial<OutsideRequest> = {}): OutsideRequest => ({
  ...{ url: new URL(url), method: 'GET', headers: {}, timeoutMs: 2000, answerBytes: 1000 },
  ...more,
});

const reasonOf = (outside: Outside, request: OutsideRequest): Promise<string> =>
  outside.request(request).then(
    () => 'answered',
    (error: unknown) => (error instanceof OutsideError ? error.reason : String(error)),
  );

describe('addresses that bots name', () => {
  test('only those of the public internet are public', () => {
    for (const address of ['1.1.1.1', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])
      assert.ok(isPublicAddress(address), address);
    const others = [
      ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '192.168.1.1'],
      ...['198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
      ...['fc00::1', 'fe80::1', 'ff02::1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', '2001:0:a::', 'localhost'],
    ];
    for (const address of others) assert.ok(!isPublicAddress(address), address);
  });

  test('no spelling of an address of our own is asked', async () => {
    const outside = createOutside({ allowPrivate: false });
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '[::ffff:127.0.0.1]',
      '127.1',
    ];
    for (const host of hosts)
      assert.equal(await reasonOf(outside, asking(`http://${host}:1/`)), 'address-forbidden', host);
    const pinned = asking('http://example.org:1/', { address: '10.0.0.1' });
    assert.equal(await reasonOf(outside, pinned), 'address-forbidden');
  });

  test('a name is asked for once, and the connection goes to the address that was checked', async () => {
    const server = createServer((request, response) => response.end(request.headers.host));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = createOutside({ allowPrivate: true });
    // A name that no server knows: only the address beside it can have led there.
    const answer = await outside.request(asking(`http://lamps.invalid:${port}/`, { address: '127.0.0.1' }));
    assert.equal(answer.body.toString(), `lamps.invalid:${port}`);
    server.close();
  });

  test('an answer that is too long is cut off', async () => {
    const server = createServer((_, response) => response.end('a'.repeat(5000)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = createOutside({ allowPrivate: true });
    assert.equal(await reasonOf(outside, asking(`http://127.0.0.1:${port}/`)), 'too-big');
    server.close();
  });
});

describe('files that bots name by their address', () => {
  const limitBytes = 1000;

  /** Somewhere outside that answers by path, and notes what was asked. */
  function web(answers: Record<string, { status: number; headers?: Record<string, string>; body?: string }>) {
    const asked: string[] = [];
    const outside: Outside = {
      addressOf: () => Promise.resolve('192.0.2.1'),
      async request({ url }) {
        asked.push(url.href);
        const answer = answers[url.href];
        if (!answer) throw new OutsideError('address-forbidden', 'IP address is reserved');
        return { status: answer.status, headers: answer.headers ?? {}, body: Buffer.from(answer.body ?? '') };
      },
    };
    return { asked, outside };
  }

  const fetched = (world: World, outside: Outside, address: string) =>
    fetchFile({ world, outside, agent: 'test' }, address, limitBytes);

  test('each hop of a redirect is checked like the first', async (t) => {
    const world = await createMediaWorld(t);
    const inside = { status: 302, headers: { location: 'http://10.0.0.1/secret' } };
    const { asked, outside } = web({ 'http://a.example/': inside });
    assert.equal(await fetched(world, outside, 'http://a.example/'), 'no-content');
    assert.deepEqual(asked, ['http://a.example/', 'http://10.0.0.1/secret']);
  });

  test('redirects end: to other kinds of addresses, and in circles', async (t) => {
    const world = await createMediaWorld(t);
    const { asked, outside } = web({
      'http://a.example/': { status: 302, headers: { location: 'file:///etc/passwd' } },
      'http://round.example/': { status: 302, headers: { location: 'http://round.example/' } },
    });
    assert.equal(await fetched(world, outside, 'http://a.example/'), 'no-address');
    assert.equal(await fetched(world, outside, 'http://round.example/'), 'no-address');
    assert.ok(asked.length < 8);
  });

  test('a file comes with its name and kind, and a page is none', async (t) => {
    const world = await createMediaWorld(t);
    const { outside } = web({
      'http://a.example/x/lamp%20list.txt?y=1': { status: 200, headers: { 'content-type': 'text/plain' }, body: 'oil' },
      'http://a.example/page': { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>' },
      'http://a.example/none': { status: 404 },
    });
    const file = await fetched(world, outside, 'http://a.example/x/lamp%20list.txt?y=1');
    assert.ok(typeof file === 'object');
    assert.deepEqual([file.name, file.mime, file.blob.sizeBytes], ['lamp list.txt', 'text/plain', 3]);
    assert.equal(await fetched(world, outside, 'http://a.example/page'), 'web-page');
    assert.equal(await fetched(world, outside, 'http://a.example/none'), 'no-content');
  });
});
