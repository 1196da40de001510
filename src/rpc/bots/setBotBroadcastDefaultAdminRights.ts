import { setDefaultRights } from '#domain';
import { fromTlAdminRights } from '../from-tl/rights.ts';
import { method } from '../method.ts';

export const setBotBroadcastDefaultAdminRights = method(
  'bots.setBotBroadcastDefaultAdminRights',
  async (call, request) => {
    const rights = fromTlAdminRights(request.adminRights);
    await setDefaultRights(call.world, { bot: call.account, where: 'channels', rights });
    return true;
  },
  { botsOnly: true },
);
