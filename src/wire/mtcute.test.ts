import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import {
  IntermediatePacketCodec,
  ObfuscatedPacketCodec,
  PaddedIntermediatePacketCodec,
  TcpTransport,
} from '@mtcute/node';
import { openBindingMessage } from './index.ts';
import { createReader } from './service-tl/reader.ts';
import { tlInt } from './service-tl/writer.ts';
import { connectMtcute } from './testing/mtcute-client.ts';
import { startTestWire } from './testing/throw-away-host.ts';

const codecs = {
  intermediate: () => new IntermediatePacketCodec(),
  'padded intermediate': () => new PaddedIntermediatePacketCodec(),
  'obfuscated intermediate': () => new ObfuscatedPacketCodec(new IntermediatePacketCodec()),
  'obfuscated padded intermediate': () => new ObfuscatedPacketCodec(new PaddedIntermediatePacketCodec()),
};

for (const [name, packetCodec] of Object.entries(codecs)) {
  test(`mtcute makes a key and gets answers: ${name}`, async (t) => {
    const server = await startTestWire();
    const tcp = new TcpTransport();
    const client = await connectMtcute(server.port, server.rsaKey.publicPem, {
      transport: { connect: (dc) => tcp.connect(dc), packetCodec },
    });
    t.after(async () => {
      await client.destroy();
      await server.wire.close();
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.call({ _: 'help.getNearestDc' })));
    assert.deepEqual(new Set(answers.map((answer) => answer.thisDc)), new Set([2]));
    assert.equal(server.host.keys.size, 1);
    assert.equal(server.wire.stats().badMessages, 0);
  });
}

test('mtcute with perfect forward secrecy binds a temporary key', async (t) => {
  const server = await startTestWire();
  const bound: unknown[] = [];
  server.host.answer = (request, query) => {
    if (query.readInt32LE(0) !== (0xcdd42a05 | 0)) return undefined;
    const reader = createReader(query.subarray(4));
    const permKeyId = reader.raw(8).toString('hex');
    const nonce = reader.raw(8).toString('hex');
    const expiresAt = reader.int();
    const permKey = server.host.keys.get(permKeyId);
    assert.ok(permKey !== undefined && request.temporary);
    bound.push(openBindingMessage(permKey.key, reader.string(), request.msgId));
    const { keyId: tempAuthKeyId, sessionId: tempSessionId } = request;
    assert.deepEqual(bound[0], { nonce, tempAuthKeyId, permAuthKeyId: permKeyId, tempSessionId, expiresAt });
    return Promise.resolve(tlInt(0x997275b5));
  };
  // The library leaves a timer of a day behind, so it runs in a thread that can be ended.
  const worker = new Worker(new URL('./testing/mtcute-pfs-client.ts', import.meta.url), {
    workerData: { port: server.port, publicPem: server.rsaKey.publicPem },
  });
  t.after(async () => {
    await worker.terminate();
    await server.wire.close();
  });
  const [thisDc] = await once(worker, 'message');
  assert.equal(thisDc, 2);
  assert.equal(bound.length, 1);
  const lives = [...server.host.keys.values()].map((record) => record.expiresAt !== undefined);
  assert.deepEqual(lives, [false, true]);
});

test('a request that the host cannot answer fails alone', async (t) => {
  const server = await startTestWire();
  const client = await connectMtcute(server.port, server.rsaKey.publicPem);
  t.after(async () => {
    await client.destroy();
    await server.wire.close();
  });
  server.host.answer = async () => {
    throw new Error('the host is broken');
  };
  await assert.rejects(client.call({ _: 'help.getNearestDc' }, { maxRetryCount: 0 }), /INTERNAL/);
  server.host.answer = undefined;
  const nearest = await client.call({ _: 'help.getNearestDc' });
  assert.equal(nearest.thisDc, 2);
  assert.equal(server.host.keys.size, 1);
});
