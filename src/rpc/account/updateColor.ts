import { refuse, updateColor as update } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** The colour of the name, or of the whole profile, and the emoji drawn on it. */
export const updateColor = method(
  'account.updateColor',
  async (call, { color, forProfile }) => {
    if (color && color._ !== 'peerColor') refuse('color-invalid');
    await update(call.world, {
      account: call.account,
      of: forProfile ? 'profileColor' : 'color',
      color: color?.color,
      emoji: color?.backgroundEmojiId && fromTlId(color.backgroundEmojiId),
      colors: accentColors,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
