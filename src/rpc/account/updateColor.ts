import { refuse, updateColor as update } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** The colour of the name; a colour of the whole profile is not kept. */
export const updateColor = method(
  'account.updateColor',
  async (call, { color, forProfile }) => {
    if (color && color._ !== 'peerColor') refuse('color-invalid');
    if (forProfile) {
      if (color) refuse('color-invalid');
      return true;
    }
    const wanted = color?._ === 'peerColor' ? color.color : undefined;
    await update(call.world, {
      account: call.account,
      color: wanted,
      colors: accentColors,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
