import { randomBytes } from 'node:crypto';
import { messageKeysV1 } from '../crypto/binding.ts';
import { sha1 } from '../crypto/digest.ts';
import { igeEncrypt } from '../crypto/ige.ts';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { longBytes } from './raw-session.ts';

/** What a binding message says. Ids are 16 hex digits in wire order. */
export interface RawBinding {
  nonce: string;
  tempAuthKeyId: string;
  permAuthKeyId: string;
  tempSessionId: string;
  expiresAt: number;
}

/** What may be wrong with it. */
export interface BindingHarm {
  seqNo?: number;
  length?: number;
  id?: number;
  extraBytes?: number;
}

/** `encrypted_message` of auth.bindTempAuthKey as a client makes it: in MTProto 1.0 under the permanent key. */
export function sealBinding(key: Buffer, msgId: bigint, binding: RawBinding, harm: BindingHarm = {}): Buffer {
  const { seqNo = 0, length = 40, extraBytes = 8, id = ID.bindAuthKeyInner } = harm;
  const { nonce, tempAuthKeyId, permAuthKeyId, tempSessionId, expiresAt } = binding;
  const inner = Buffer.concat([
    tlInt(id),
    ...[nonce, tempAuthKeyId, permAuthKeyId, tempSessionId].map((hex) => Buffer.from(hex, 'hex')),
    tlInt(expiresAt),
  ]);
  const signed = Buffer.concat([randomBytes(16), longBytes(msgId), tlInt(seqNo), tlInt(length), inner]);
  const msgKey = sha1(signed).subarray(4, 20);
  const derived = messageKeysV1(key, msgKey, 0);
  const encrypted = igeEncrypt(Buffer.concat([signed, randomBytes(extraBytes)]), derived.key, derived.iv);
  return Buffer.concat([sha1(key).subarray(12, 20), msgKey, encrypted]);
}
