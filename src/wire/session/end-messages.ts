import { closeConnection } from '../listen/lifecycle.ts';
import { ID } from '../service-tl/ids.ts';
import type { TlReader } from '../service-tl/reader.ts';
import { tlInt } from '../service-tl/writer.ts';
import { dropLiveKeys } from './drop-key.ts';
import { forgetAcknowledged } from './keep.ts';
import { findReceived } from './received.ts';
import { sendAnswer } from './requests.ts';
import { sendService } from './send.ts';
import type { ServiceContext } from './service.ts';
import { forgetSession } from './sessions.ts';

/** Forgets the answer to a request, or has it thrown away when it comes. The reply goes inside rpc_result. */
export function dropAnswer(context: ServiceContext, reader: TlReader): void {
  const { wire, session, connection, received } = context;
  const lo = reader.int() >>> 0;
  const named = findReceived(session, reader.int() >>> 0, lo);
  let reply = tlInt(ID.rpcAnswerUnknown);
  if (named?.content && named.state === 'running' && named !== received) {
    named.state = 'dropped';
    named.abort?.abort();
    reply = tlInt(ID.rpcAnswerDroppedRunning);
  } else if (named?.answer !== undefined) {
    const { answer } = named;
    reply = Buffer.alloc(20);
    reply.writeInt32LE(ID.rpcAnswerDropped, 0);
    reply.writeUInt32LE(answer.lo, 4);
    reply.writeUInt32LE(answer.hi, 8);
    reply.writeInt32LE(answer.seqNo, 12);
    reply.writeInt32LE(answer.body.length, 16);
    forgetAcknowledged(wire, session, answer.hi, answer.lo);
  }
  sendAnswer(wire, session, connection, received, reply);
}

/** Ends another session of the same key; a session cannot end itself this way. */
export function destroySession(context: ServiceContext, reader: TlReader): void {
  const { wire, session, connection } = context;
  const id = reader.raw(8);
  const named = session.key.sessions.get(id.toString('hex'));
  const found = named !== undefined && named !== session;
  const body = Buffer.concat([tlInt(found ? ID.destroySessionOk : ID.destroySessionNone), id]);
  if (found) forgetSession(wire, named);
  sendService(wire, session, connection, body, 1);
}

/** Has the host destroy the key, says so in the bare form that clients wait for, and closes what used the key. */
export function destroyAuthKey(context: ServiceContext): void {
  const { wire, session, connection, received } = context;
  const { key } = session;
  key.ending = true;
  wire.host.destroyAuthKey(session.keyId).then(
    (existed) => {
      received.answered = true;
      sendService(wire, session, connection, tlInt(existed ? ID.destroyAuthKeyOk : ID.destroyAuthKeyNone), 1);
      // The answer itself still goes out under the key.
      setImmediate(() => {
        closeConnection(wire, connection, 'auth key destroyed', 'after sending');
        key.ending = false;
        dropLiveKeys(wire, [session.keyId]);
      });
    },
    (error: unknown) => {
      key.ending = false;
      wire.stats.handlerErrors++;
      wire.log('auth key not destroyed', { error: String(error) });
      sendService(wire, session, connection, tlInt(ID.destroyAuthKeyFail), 1);
    },
  );
}
