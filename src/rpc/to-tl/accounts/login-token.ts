import type { tl } from '@mtcute/core';
import { refuse, type TokenState } from '#domain';
import type { Call } from '../../context.ts';
import { toTlAuthorization } from './authorization.ts';

/** A waiting device is nobody yet; it is told under account 0 when its token was accepted. */
export async function toTlLoginToken(call: Call, state: TokenState): Promise<tl.auth.TypeLoginToken> {
  if (state.kind === 'waiting') {
    const ref = { keyId: call.wireKeyId, sessionId: call.sessionId };
    call.sessions.register({ ref, keyId: call.keyId, account: 0, isBot: false, layer: call.layer, wantsUpdates: true });
    return { _: 'auth.loginToken', expires: state.expiresAt, token: state.token };
  }
  call.keys.forget(call.keyId);
  call.keys.forget(call.wireKeyId);
  if (state.passwordPending) refuse('password-needed');
  return { _: 'auth.loginTokenSuccess', authorization: await toTlAuthorization(call, state.account) };
}
