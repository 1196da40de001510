import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { httpClient } from './http-client.ts';

/** An endpoint that does with a connection whatever the test says, once something was asked. */
async function endpoint(t: TestContext, does: (socket: Socket) => void) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => does(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (timeoutMs: number) =>
    httpClient.request({
      method: 'POST',
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      body: '{}',
      timeoutMs,
      answerChars: 4,
    });
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n';

test('an endpoint that never ends its answer is heard to where it matters and no further', async (t) => {
  let sent = 0;
  const ask = await endpoint(t, (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    const more = () => {
      if (socket.destroyed) return;
      sent += 1;
      socket.write(`400\r\n${'lamp'.repeat(256)}\r\n`, () => setImmediate(more));
    };
    more();
  });
  assert.deepEqual(await ask(60_000), { status: 200, body: 'lamp' });
  assert.ok(sent > 0);
});

test('an endpoint that says nothing, says half of something, breaks off or answers no HTTP is a failure with a reason', async (t) => {
  const silent = await endpoint(t, () => undefined);
  await assert.rejects(silent(50), /timeout|aborted/);
  const half = await endpoint(t, (socket) => socket.write(`${head}content-length: 9\r\n\r\nla`));
  await assert.rejects(half(50), /timeout|aborted/);
  const broken = await endpoint(t, (socket) => socket.destroy());
  await assert.rejects(broken(60_000), /closed|reset|hang up/i);
  const garbage = await endpoint(t, (socket) => socket.end('\u0000lamp lamp\r\n\r\n'));
  await assert.rejects(garbage(60_000), (error: Error) => error.message.length > 3);
});
