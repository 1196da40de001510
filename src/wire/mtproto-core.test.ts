import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startTestWire } from './testing/throw-away-host.ts';

interface MtprotoCore {
  dcList: { id: number; ip: string; port: number }[];
  crypto: { rsa: { getRsaKeyByFingerprints(fingerprints: string[]): Promise<unknown> } };
  rpcs: Map<number, { transport: { socket: { destroy(): void; removeAllListeners(): void } } }>;
  call(method: string, params?: object, options?: object): Promise<{ this_dc: number }>;
}

const require = createRequire(import.meta.url);
const MTProto: new (options: object) => MtprotoCore = require('@mtproto/core');

test('@mtproto/core makes a key and gets answers: obfuscated intermediate', async (t) => {
  const server = await startTestWire();
  const folder = await mkdtemp(join(tmpdir(), 'wire-test-'));
  const client = new MTProto({ api_id: 1, api_hash: 'none', storageOptions: { path: join(folder, 'session.json') } });
  client.dcList = [{ id: 2, ip: '127.0.0.1', port: server.port }];
  const jwk = createPublicKey(server.rsaKey.publicPem).export({ format: 'jwk' });
  const hex = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('hex');
  client.crypto.rsa.getRsaKeyByFingerprints = async (fingerprints) => {
    const [fingerprint] = fingerprints;
    return { fingerprint, modulus: hex(jwk.n), exponent: hex(jwk.e) };
  };
  t.after(async () => {
    for (const { transport } of client.rpcs.values()) {
      transport.socket.removeAllListeners();
      transport.socket.destroy();
    }
    await server.wire.close();
    await rm(folder, { recursive: true, force: true });
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.call('help.getNearestDc', {}, { dcId: 2 })));
  assert.deepEqual(
    answers.map((answer) => answer.this_dc),
    [2, 2, 2, 2, 2],
  );
  assert.equal(server.host.keys.size, 1);
});
