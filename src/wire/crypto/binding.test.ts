import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { sealBinding } from '../testing/raw-binding.ts';
import { openBindingMessage } from './binding.ts';

const MSG_ID = 0x6712_3456_0000_0004n;
const ids = {
  nonce: 'a1'.repeat(8),
  tempAuthKeyId: 'b2'.repeat(8),
  permAuthKeyId: 'c3'.repeat(8),
  tempSessionId: 'd4'.repeat(8),
};

const said = { ...ids, expiresAt: 2_000_000_000 };

const key = randomBytes(256);

test('a binding message gives its fields', () => {
  assert.deepEqual(openBindingMessage(key, sealBinding(key, MSG_ID, said), MSG_ID), said);
});

test('a binding message with anything wrong gives nothing', () => {
  const wrong: Record<string, Buffer> = {
    'another msg id': sealBinding(key, MSG_ID + 4n, said),
    'a seqno': sealBinding(key, MSG_ID, said, { seqNo: 1 }),
    'another length': sealBinding(key, MSG_ID, said, { length: 36 }),
    'another constructor': sealBinding(key, MSG_ID, said, { id: ID.ping }),
    'a block too many': sealBinding(key, MSG_ID, said, { extraBytes: 24 }),
    'another key': sealBinding(randomBytes(256), MSG_ID, said),
    'cut short': sealBinding(key, MSG_ID, said).subarray(0, 88),
    empty: Buffer.alloc(0),
  };
  // In the key's id, in the digest, in the first block, in one of the middle, and in the last, behind which nothing is garbled.
  for (const at of [0, 8, 24, 60, 100]) {
    const changed = sealBinding(key, MSG_ID, said);
    changed[at] = (changed[at] ?? 0) ^ 1;
    wrong[`byte ${at} is another`] = changed;
  }
  for (const [name, message] of Object.entries(wrong)) {
    assert.equal(openBindingMessage(key, message, MSG_ID), undefined, name);
  }
  assert.equal(openBindingMessage(key.subarray(1), sealBinding(key, MSG_ID, said), MSG_ID), undefined);
});
