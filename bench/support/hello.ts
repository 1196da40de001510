import { randomBytes } from 'node:crypto';
import type { TlCodec } from '#wire';
import { authKeyId, sealedBytes, sealMessage } from '../../src/wire/crypto/message.ts';
import { saltWindow } from '../../src/wire/session/salts.ts';
import { createMsgIds } from './msg-ids.ts';

/**
 * All that a silent client ever says: it chooses the intermediate framing and asks for its state, in one encrypted
 * message of a new session. Written beforehand, so that whoever says it needs to know nothing of the protocol.
 */
export function helloOf(codec: TlCodec, key: Buffer): Buffer {
  const keyId = authKeyId(key);
  const body = codec.write({ _: 'updates.getState' }, 228);
  const salts = saltWindow(
    {
      ...{
        keyId,
        idLo: 0,
        idHi: 0,
        key,
        words: new Int32Array(),
        createdAtS: 0,
        expiresAtS: undefined,
        firstSalt: undefined,
      },
      ...{ sessions: new Map(), salts: undefined, ending: false, dropped: false },
    },
    Date.now() / 1000,
  );
  const session = randomBytes(8);
  const { hi, lo } = createMsgIds().next();
  const packetBytes = 24 + sealedBytes(body.length);
  const bytes = Buffer.alloc(8 + packetBytes);
  bytes.fill(0xee, 0, 4);
  bytes.writeInt32LE(packetBytes, 4);
  Buffer.from(keyId, 'hex').copy(bytes, 8);
  const header = {
    ...{ saltLo: salts.currentLo, saltHi: salts.currentHi, msgLo: lo | 0, msgHi: hi | 0, seqNo: 1 },
    ...{ sessionLo: session.readInt32LE(0), sessionHi: session.readInt32LE(4) },
  };
  sealMessage(bytes, 16, key, header, body, randomBytes, 0);
  return bytes;
}
