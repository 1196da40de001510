import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { createMailer } from './mail.ts';

test('a mail server that talks without an end is given up, and its connection closed', async (t) => {
  const talking = new Set<NodeJS.Timeout>();
  const closed = Promise.withResolvers<void>();
  const server = createServer((socket: Socket) => {
    socket.write('220 lamps.example\r\n');
    socket.on('error', () => undefined);
    socket.once('data', () => talking.add(setInterval(() => socket.write('250-and another thing\r\n'), 20)));
    socket.once('close', () => closed.resolve());
  });
  t.after(() => {
    for (const timer of talking) clearInterval(timer);
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  const mailer = createMailer({ host: '127.0.0.1', port: address.port, tls: 'none', from: 'desk@lamps.example' }, 300);
  const mail = { to: 'ember@lamps.example', subject: 'A letter', text: 'The lamps are lit.' };
  await assert.rejects(mailer.send(mail), /not taken within 0.3 seconds/);
  await closed.promise;
});
