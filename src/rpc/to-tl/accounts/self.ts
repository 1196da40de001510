import type { tl } from '@mtcute/core';
import type { Call } from '../../context.ts';
import { toTlUsers } from './user.ts';

/** The asking account as it sees itself. */
export async function toTlSelf(call: Call): Promise<tl.TypeUser> {
  const [user] = await call.world.store.read((tx) => toTlUsers(call, tx, [call.account]));
  return user ?? { _: 'userEmpty', id: call.account };
}
