import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ige256Encrypt } from '@mtcute/wasm';
import { igeDecrypt, igeEncrypt } from './ige.ts';
import { openMessage, sealedBytes, sealMessage } from './message.ts';

const header = { saltLo: 1, saltHi: -2, sessionLo: 3, sessionHi: -4, msgLo: 5, msgHi: 6, seqNo: 7 };

test('a message of any length opens again, in both directions', () => {
  const key = randomBytes(256);
  for (const bodyBytes of [4, 16, 200, 400, 1_000, 8_128, 8_192, 70_000, 200_000, 1 << 20]) {
    for (const x of [0, 8] as const) {
      const body = randomBytes(bodyBytes);
      const packet = Buffer.alloc(24 + sealedBytes(bodyBytes));
      sealMessage(packet, 8, key, header, body, randomBytes, x);
      const opened = openMessage(packet, 0, packet.length, key, x);
      assert.ok(opened !== undefined, `${bodyBytes} bytes`);
      assert.equal(opened.plain.readInt32LE(28), bodyBytes);
      assert.ok(opened.plain.subarray(32, 32 + bodyBytes).equals(body));
      const paddingBytes = opened.plain.length - 32 - bodyBytes;
      assert.ok(paddingBytes >= 12 && paddingBytes <= 27);
      packet[40] = (packet[40] ?? 0) ^ 1;
      assert.equal(openMessage(packet, 0, packet.length, key, x), undefined, 'a changed byte is noticed');
      packet[40] = (packet[40] ?? 0) ^ 1;
      assert.equal(
        openMessage(packet, 0, packet.length, key, x === 0 ? 8 : 0),
        undefined,
        'a reflected message is not',
      );
    }
  }
});

test('the native way of IGE gives what the module gives', () => {
  const key = randomBytes(32);
  const iv = randomBytes(32);
  for (const sizeBytes of [8_192, 8_208, 65_536]) {
    const data = randomBytes(sizeBytes);
    const encrypted = igeEncrypt(data, key, iv);
    assert.deepEqual(Buffer.from(encrypted), Buffer.from(ige256Encrypt(data, key, iv)));
    assert.deepEqual(Buffer.from(igeDecrypt(encrypted, key, iv)), data);
  }
});
