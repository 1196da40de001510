import type { tl } from '@mtcute/core';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getStatuses = method(
  'contacts.getStatuses',
  (call) =>
    call.world.store.read(async (tx) => {
      const contacts = await tx.accounts.contacts(call.account);
      const users = await toTlUsers(
        call,
        tx,
        contacts.map(({ account }) => account),
      );
      return users.flatMap((user): tl.RawContactStatus[] =>
        user._ === 'user' && user.status ? [{ _: 'contactStatus', userId: user.id, status: user.status }] : [],
      );
    }),
  { peopleOnly: true },
);
