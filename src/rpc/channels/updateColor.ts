import { refuse } from '#domain';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** Only the colours that every client carries; there are no custom emoji to draw on them. */
export const updateColor = method(
  'channels.updateColor',
  async (call, request) => {
    const { color } = request;
    if (color !== undefined && (color < 0 || color >= accentColors)) return refuse('color-invalid');
    const change = request.forProfile ? { profileColor: color } : { color };
    return setSwitch(call, request.channel, { right: 'changeInfo', change });
  },
  { peopleOnly: true },
);
