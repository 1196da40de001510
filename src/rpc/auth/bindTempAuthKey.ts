import { bindTemporaryKey } from '#domain';
import { openBindingMessage } from '#wire';
import { RpcError } from '../errors.ts';
import { longToKeyId } from '../from-tl/key-id.ts';
import { method } from '../method.ts';

/** Two keys that belong together: the temporary one then speaks for the permanent one (perfect forward secrecy). */
export const bindTempAuthKey = method(
  'auth.bindTempAuthKey',
  async (call, request) => {
    const permanentId = longToKeyId(request.permAuthKeyId);
    const { store, clock } = call.world;
    const [temporary, permanent] = await store.read(async (tx) => [
      await tx.auth.key(call.wireKeyId),
      await tx.auth.key(permanentId),
    ]);
    if (temporary?.expiresAt === undefined) throw new RpcError(400, 'TEMP_AUTH_KEY_EMPTY');
    if (!permanent || permanent.expiresAt !== undefined) throw new RpcError(400, 'ENCRYPTED_MESSAGE_INVALID');
    if (temporary.boundTo !== undefined && temporary.boundTo !== permanentId)
      throw new RpcError(400, 'TEMP_AUTH_KEY_ALREADY_BOUND');
    if (request.expiresAt <= 0) throw new RpcError(400, 'EXPIRES_AT_INVALID');
    const inner = openBindingMessage(permanent.key, request.encryptedMessage, call.msgId);
    const whole =
      inner?.nonce === longToKeyId(request.nonce) &&
      inner.permAuthKeyId === permanentId &&
      inner.tempAuthKeyId === call.wireKeyId &&
      inner.tempSessionId === call.sessionId &&
      inner.expiresAt === request.expiresAt;
    if (!whole) throw new RpcError(400, 'ENCRYPTED_MESSAGE_INVALID');
    const expiresAt = endOf(request.expiresAt, temporary.expiresAt, clock.nowS());
    await bindTemporaryKey(call.world, { temporary: call.wireKeyId, permanent: permanentId, expiresAt });
    call.keys.forget(call.wireKeyId);
    return true;
  },
  { open: true, unbound: true },
);

/**
 * A client may let its key end sooner than the exchange allowed. An end in the past comes from a clock that is a day slow:
 * refused, such a client would make and bind keys for ever, so that the end that our own clock set in the exchange holds.
 */
const endOf = (wishedS: number, allowedS: number, nowS: number): number =>
  wishedS <= nowS ? allowedS : Math.min(wishedS, allowedS);
