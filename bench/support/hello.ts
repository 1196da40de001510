import { randomBytes } from 'node:crypto';
import type { TlCodec } from '#wire';
import { authKeyId, sealedBytes, sealMessage } from '../../src/wire/crypto/message.ts';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { createRawSession, pingBody } from '../../src/wire/testing/raw-session.ts';
import { connectRaw } from '../../src/wire/testing/raw-socket.ts';
import { createMsgIds } from './msg-ids.ts';

/**
 * All that a silent client ever says: it chooses the intermediate framing and asks for its state, in one encrypted
 * message of a new session. Written beforehand, so that whoever says it needs to know nothing of the protocol; the salt for
 * it is asked for over a connection of its own.
 */
export async function helloOf(codec: TlCodec, port: number, key: Buffer): Promise<Buffer> {
  const keyId = authKeyId(key);
  const body = codec.write({ _: 'updates.getState' }, 228);
  const salt = await saltOf(port, key);
  const session = randomBytes(8);
  const { hi, lo } = createMsgIds().next();
  const packetBytes = 24 + sealedBytes(body.length);
  const bytes = Buffer.alloc(8 + packetBytes);
  bytes.fill(0xee, 0, 4);
  bytes.writeInt32LE(packetBytes, 4);
  Buffer.from(keyId, 'hex').copy(bytes, 8);
  const header = {
    ...{ saltLo: salt.readInt32LE(0), saltHi: salt.readInt32LE(4), msgLo: lo | 0, msgHi: hi | 0, seqNo: 1 },
    ...{ sessionLo: session.readInt32LE(0), sessionHi: session.readInt32LE(4) },
  };
  sealMessage(bytes, 16, key, header, body, randomBytes, 0);
  return bytes;
}

async function saltOf(port: number, key: Buffer): Promise<Buffer> {
  const socket = connectRaw(port);
  const session = createRawSession(key, socket);
  session.send(pingBody(1n), { content: false });
  const { body } = await session.nextOf(ID.badServerSalt);
  socket.close();
  return body.subarray(20, 28);
}
