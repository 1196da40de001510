import type { tl } from '@mtcute/core';
import type { AccountId } from '#domain';
import type { Call } from '../../context.ts';
import { toTlUsers } from './user.ts';

/** The answer to a sign-in; the key's state is read anew with its next request. */
export async function toTlAuthorization(call: Call, account: AccountId): Promise<tl.auth.RawAuthorization> {
  call.keys.forget(call.keyId);
  call.keys.forget(call.wireKeyId);
  const [user] = await call.world.store.read((tx) => toTlUsers({ ...call, account }, tx, [account]));
  return { _: 'auth.authorization', user: user ?? { _: 'userEmpty', id: account } };
}
