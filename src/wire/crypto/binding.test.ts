import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { messageKeysV1, openBindingMessage } from './binding.ts';
import { sha1 } from './digest.ts';
import { igeEncrypt } from './ige.ts';

const MSG_ID = 0x6712_3456_0000_0004n;
const ids = {
  nonce: 'a1'.repeat(8),
  tempAuthKeyId: 'b2'.repeat(8),
  permAuthKeyId: 'c3'.repeat(8),
  tempSessionId: 'd4'.repeat(8),
};

interface Options {
  msgId?: bigint;
  seqNo?: number;
  length?: number;
  id?: number;
  extraBytes?: number;
}

/** What a client sends as encrypted_message. */
function binding(
  key: Buffer,
  { msgId = MSG_ID, seqNo = 0, length = 40, extraBytes = 8, id = ID.bindAuthKeyInner }: Options = {},
): Buffer {
  const msgIdBytes = Buffer.alloc(8);
  msgIdBytes.writeBigInt64LE(msgId);
  const inner = Buffer.concat([
    tlInt(id),
    ...Object.values(ids).map((hex) => Buffer.from(hex, 'hex')),
    tlInt(2_000_000_000),
  ]);
  const signed = Buffer.concat([randomBytes(16), msgIdBytes, tlInt(seqNo), tlInt(length), inner]);
  const msgKey = sha1(signed).subarray(4, 20);
  const derived = messageKeysV1(key, msgKey, 0);
  const encrypted = igeEncrypt(Buffer.concat([signed, randomBytes(extraBytes)]), derived.key, derived.iv);
  return Buffer.concat([sha1(key).subarray(12, 20), msgKey, encrypted]);
}

const key = randomBytes(256);

test('a binding message gives its fields', () => {
  assert.deepEqual(openBindingMessage(key, binding(key), MSG_ID), { ...ids, expiresAt: 2_000_000_000 });
});

test('a binding message with anything wrong gives nothing', () => {
  const wrong: Record<string, Buffer> = {
    'another msg id': binding(key, { msgId: MSG_ID + 4n }),
    'a seqno': binding(key, { seqNo: 1 }),
    'another length': binding(key, { length: 36 }),
    'another constructor': binding(key, { id: ID.ping }),
    'a block too many': binding(key, { extraBytes: 24 }),
    'another key': binding(randomBytes(256)),
    'cut short': binding(key).subarray(0, 88),
    empty: Buffer.alloc(0),
  };
  const changed = binding(key);
  changed[60] = (changed[60] ?? 0) ^ 1;
  wrong['a changed byte'] = changed;
  for (const [name, message] of Object.entries(wrong)) {
    assert.equal(openBindingMessage(key, message, MSG_ID), undefined, name);
  }
  assert.equal(openBindingMessage(key.subarray(1), binding(key), MSG_ID), undefined);
});
