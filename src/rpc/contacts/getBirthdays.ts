import type { tl } from '@mtcute/core';
import { privacyTowards } from '#domain';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

const daySeconds = 86_400;

/** Contacts whose birthday is yesterday, today or tomorrow. */
export const getBirthdays = method(
  'contacts.getBirthdays',
  (call) =>
    call.world.store.read(async (tx) => {
      const nowS = call.world.clock.nowS();
      const days = [-1, 0, 1].map((shift) => new Date((nowS + shift * daySeconds) * 1000));
      const near = (day: number, month: number) =>
        days.some((date) => date.getUTCDate() === day && date.getUTCMonth() + 1 === month);
      const ids = (await tx.accounts.contacts(call.account)).map(({ account }) => account);
      const privacy = await privacyTowards(tx, call.account, ids, ['birthday']);
      const contacts = (await tx.accounts.many(ids)).flatMap(({ id, data }): tl.RawContactBirthday[] => {
        const { birthday } = data;
        if (!birthday || !near(birthday.day, birthday.month) || !privacy.sees(id, 'birthday')) return [];
        return [{ _: 'contactBirthday', contactId: id, birthday: { _: 'birthday', ...birthday } }];
      });
      const users = await toTlUsers(
        call,
        tx,
        contacts.map(({ contactId }) => contactId),
      );
      return { _: 'contacts.contactBirthdays', contacts, users };
    }),
  { peopleOnly: true },
);
