import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { deskIn } from '../../../tests/support/desk-world.ts';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { consoleApi } from '../serve.ts';

test('whoever asks for too many pages reads so in their language; opening the form counts once', async (t) => {
  const { world, safety } = deskIn(await createTestWorld(t));
  const api = consoleApi({ safety, world, clock: world.clock });
  const server = createServer((request, response) => {
    void api(request, response, new URL(request.url ?? '/', 'http://x'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const open = (path: string) =>
    fetch(`http://127.0.0.1:${address.port}${path}`, { headers: { 'accept-language': 'de' } });
  const status = async (path: string) => {
    const answer = await open(path);
    await answer.text();
    return answer.status;
  };
  for (let opened = 0; opened < 60; opened++)
    assert.deepEqual([await status('/notice'), await status('/notice.js')], [200, 200]);
  const refused = await open('/notice');
  assert.deepEqual(
    [refused.status, refused.headers.get('content-language'), refused.headers.get('retry-after')],
    [429, 'de', '60'],
  );
  assert.match(await refused.text(), /<h1>Zu viele Aufrufe<\/h1><p>Von Ihrer Adresse/);
  world.waitS(60);
  assert.equal(await status('/notice'), 200);
});
