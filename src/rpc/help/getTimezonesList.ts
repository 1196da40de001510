import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { toTlTimezones } from '../to-tl/help/timezones.ts';

export const getTimezonesList = method(
  'help.getTimezonesList',
  async (call, request) => {
    const timezones = toTlTimezones(call.world.clock.nowMs());
    const hash = hashOf(timezones);
    if (request.hash === hash) return { _: 'help.timezonesListNotModified' };
    return { _: 'help.timezonesList', timezones, hash };
  },
  { open: true },
);
