import { registerDevice as register } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Numbers of push services that clients know (https://core.telegram.org/method/account.registerDevice). */
const tokenTypes = 13;

export const registerDevice = method(
  'account.registerDevice',
  async (call, { tokenType, token, noMuted }) => {
    if (tokenType < 1 || tokenType > tokenTypes) throw new RpcError(400, 'TOKEN_TYPE_INVALID');
    if (token === '') throw new RpcError(400, 'TOKEN_EMPTY');
    await register(call.world, call.account, { tokenType, token, keyId: call.keyId, noMuted: noMuted ?? false });
    return true;
  },
  { peopleOnly: true },
);
