import { setDefaultRights } from '#domain';
import { badRequest } from '../api-error.ts';
import { flagIn, isFields } from '../arguments.ts';
import { fromApiRights } from '../from-api/rights.ts';
import { method } from '../method.ts';

export const setMyDefaultAdministratorRights = method(
  'setMyDefaultAdministratorRights',
  async ({ args, bot, world }) => {
    const given = args.json('rights', "can't parse ChatAdministratorRights JSON object") ?? {};
    if (!isFields(given))
      throw badRequest("can't parse ChatAdministratorRights: ChatAdministratorRights must be an Object");
    const where = args.flag('for_channels') ? 'channels' : 'groups';
    await setDefaultRights(world, { bot: bot.id, where, rights: fromApiRights((name) => flagIn(given, name)) });
    return true;
  },
);
