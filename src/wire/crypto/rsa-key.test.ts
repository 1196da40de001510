import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { generateRsaKey, loadRsaKey, rsaDecryptRaw } from './rsa-key.ts';

test('a made key loads again with the same fingerprint and shows a PKCS#1 public key', async () => {
  const pem = await generateRsaKey();
  const key = loadRsaKey(pem);
  assert.equal(loadRsaKey(pem).fingerprint, key.fingerprint);
  assert.match(key.fingerprint, /^[1-9a-f][0-9a-f]{15}$/);
  assert.match(key.publicPem, /^-----BEGIN RSA PUBLIC KEY-----\n[\s\S]+\n-----END RSA PUBLIC KEY-----$/);
  const jwk = createPublicKey(key.publicPem).export({ format: 'jwk' });
  assert.equal(Buffer.from(jwk.n ?? '', 'base64url').length, 256);
});

test('keys of other kinds and sizes are refused', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const pem of [small.toString(), curve.toString(), 'no key']) assert.throws(() => loadRsaKey(pem));
});

test('raw RSA refuses what is not a number below the modulus', async () => {
  const key = loadRsaKey(await generateRsaKey());
  assert.equal(rsaDecryptRaw(key, Buffer.alloc(256, 0xff)), undefined);
  assert.equal(rsaDecryptRaw(key, Buffer.alloc(255)), undefined);
  assert.equal(rsaDecryptRaw(key, Buffer.alloc(256, 1))?.length, 256);
});
