import { setDefaultRights } from '#domain';
import { fromTlAdminRights } from '../from-tl/rights.ts';
import { method } from '../method.ts';

export const setBotGroupDefaultAdminRights = method(
  'bots.setBotGroupDefaultAdminRights',
  async (call, request) => {
    const rights = fromTlAdminRights(request.adminRights);
    await setDefaultRights(call.world, { bot: call.account, where: 'groups', rights });
    return true;
  },
  { botsOnly: true },
);
