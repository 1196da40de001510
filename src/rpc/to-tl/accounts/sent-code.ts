import type { tl } from '@mtcute/core';
import { type LoginCode, resendAfterS } from '#domain';
import type { Call } from '../../context.ts';

/** A code that is on its way; a client offers to send it again as long as there is a next way. */
export const toTlSentCode = ({ world }: Pick<Call, 'world'>, code: LoginCode): tl.auth.RawSentCode => ({
  _: 'auth.sentCode',
  type: { _: 'auth.sentCodeTypeSms', length: code.code.length },
  phoneCodeHash: code.codeHash,
  ...(code.sends < world.limits.loginCodeSends
    ? { nextType: { _: 'auth.codeTypeSms' }, timeout: Math.max(0, code.sentAt + resendAfterS - world.clock.nowS()) }
    : {}),
});
