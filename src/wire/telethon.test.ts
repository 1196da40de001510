import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { tlRpcError } from './service-tl/writer.ts';
import { startTestWire } from './testing/throw-away-host.ts';

const run = promisify(execFile);
const GET_CONFIG = 0xc4f9186b | 0;
const PYTHON = '/usr/bin/python3';

const SCRIPT = `
import asyncio, sys, logging
from telethon import TelegramClient, functions, errors
from telethon.sessions import MemorySession
from telethon.crypto import rsa
from telethon.network import connection

async def main(port, pem, transport):
    rsa.add_key(pem, old=False)
    session = MemorySession()
    session.set_dc(2, '127.0.0.1', port)
    client = TelegramClient(session, 1, 'none', connection=getattr(connection, transport), connection_retries=3)
    try:
        await client.connect()
    except errors.RPCError:
        pass
    answers = await asyncio.gather(*[client(functions.help.GetNearestDcRequest()) for _ in range(5)])
    print(','.join(str(answer.this_dc) for answer in answers))
    await client.disconnect()

asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
`;

const missing = await run(PYTHON, ['-c', 'import telethon']).then(
  () => false,
  () => true,
);

// Where the program is required, a missing one is a failure.
const required = (process.env.TOCSIN_REQUIRE ?? '').split(',').includes('telethon');
const skip = missing && !required && 'skipped: telethon';

for (const transport of [
  'ConnectionTcpFull',
  'ConnectionTcpAbridged',
  'ConnectionTcpIntermediate',
  'ConnectionTcpObfuscated',
]) {
  test(`Telethon makes a key and gets answers: ${transport}`, { skip }, async (t) => {
    const server = await startTestWire();
    t.after(() => server.wire.close());
    // The throw-away host knows only a newer form of the configuration; the client takes an error for an answer, too.
    server.host.answer = async (_request, query) =>
      query.readInt32LE(0) === GET_CONFIG ? tlRpcError(401, 'AUTH_KEY_UNREGISTERED') : undefined;
    const { stdout } = await run(PYTHON, ['-c', SCRIPT, String(server.port), server.rsaKey.publicPem, transport]);
    assert.equal(stdout.trim(), '2,2,2,2,2');
    assert.equal(server.host.keys.size, 1);
  });
}
