import type { tl } from '@mtcute/core';
import type { Tx } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { refuseLongList } from '../refuse-long-list.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

/**
 * One answer for each person that is asked for, in order, as libraries take them by their place. Whom the caller was
 * never shown comes as `userEmpty` and spoils no other; contacts need no access hash.
 */
export const getUsers = method('users.getUsers', async (call, request) => {
  refuseLongList(call, request.id);
  return call.world.store.read(async (tx) => {
    const contacts = await contactsWithoutHash(call, tx, request.id);
    const named = request.id.map((input) => nameOf(call, input, contacts));
    const users = await toTlUsers(call, tx, [...new Set(named.flatMap(({ shown, id }) => (shown ? [id] : [])))]);
    const byId = new Map(users.map((user) => [user.id, user]));
    return named.map(({ id, shown }) => (shown && byId.get(id)) || { _: 'userEmpty', id });
  });
});

async function contactsWithoutHash(call: Call, tx: Tx, inputs: readonly tl.TypeInputUser[]): Promise<Set<number>> {
  const bare = inputs.flatMap((input) => (input._ === 'inputUser' && input.accessHash.isZero() ? [input.userId] : []));
  return new Set((await tx.accounts.contactsAmong(call.account, bare)).map(({ account }) => account));
}

function nameOf(call: Call, input: tl.TypeInputUser, contacts: ReadonlySet<number>): { id: number; shown: boolean } {
  const id = 'userId' in input ? input.userId : input._ === 'inputUserSelf' ? call.account : 0;
  if (input._ === 'inputUser' && input.accessHash.isZero() && contacts.has(id)) return { id, shown: true };
  try {
    return { id: fromTlUser(call, input), shown: true };
  } catch (error) {
    if (error instanceof RpcError) return { id, shown: false };
    throw error;
  }
}
