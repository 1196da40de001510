import { getDefaultRights } from '#domain';
import { toApiRights } from '../to-api/member.ts';
import { method } from '../method.ts';

export const getMyDefaultAdministratorRights = method(
  'getMyDefaultAdministratorRights',
  async ({ args, bot, world }) => {
    const channels = args.flag('for_channels');
    const rights = await world.store.read((tx) => getDefaultRights(tx, bot.id, channels ? 'channels' : 'groups'));
    return toApiRights(rights, channels ? 'channel' : 'supergroup');
  },
);
