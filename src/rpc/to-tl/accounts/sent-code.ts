import type { tl } from '@mtcute/core';
import { type LoginCode, resendAfterS } from '#domain';

export const toTlSentCode = (code: LoginCode): tl.auth.RawSentCode => ({
  _: 'auth.sentCode',
  type: { _: 'auth.sentCodeTypeSms', length: code.code.length },
  phoneCodeHash: code.codeHash,
  nextType: { _: 'auth.codeTypeSms' },
  timeout: resendAfterS,
});
