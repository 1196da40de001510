import { method } from '../method.ts';

export const getNearestDc = method(
  'help.getNearestDc',
  async (call) => {
    const { dcId } = call.world.settings;
    return { _: 'nearestDc', country: 'XX', thisDc: dcId, nearestDc: dcId };
  },
  { open: true, unbound: true },
);
