import { method } from '../method.ts';
import { nearestCountry } from '../to-tl/help/nearest-country.ts';

export const getNearestDc = method(
  'help.getNearestDc',
  async (call) => {
    const { dcId } = call.world.settings;
    const state = await call.keys.load(call.wireKeyId);
    return { _: 'nearestDc', country: nearestCountry(state?.device), thisDc: dcId, nearestDc: dcId };
  },
  { open: true, unbound: true },
);
