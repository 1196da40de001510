import { refuse, updateColor as update } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** The colour of the name, or of the whole profile; without emoji drawn on it. */
export const updateColor = method(
  'account.updateColor',
  async (call, { color, forProfile }) => {
    if (color && color._ !== 'peerColor') refuse('color-invalid');
    const wanted = color?._ === 'peerColor' ? color.color : undefined;
    await update(call.world, {
      account: call.account,
      of: forProfile ? 'profileColor' : 'color',
      color: wanted,
      colors: accentColors,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
