import { updateBirthday as update } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updateBirthday = method(
  'account.updateBirthday',
  async (call, { birthday }) => {
    const date = birthday && {
      day: birthday.day,
      month: birthday.month,
      ...(birthday.year === undefined ? {} : { year: birthday.year }),
    };
    await update(call.world, { account: call.account, birthday: date, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
