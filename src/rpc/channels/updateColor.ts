import { refuse, requireCustomEmoji } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** Only the colours that every client carries, and a custom emoji of this server drawn on them. */
export const updateColor = method(
  'channels.updateColor',
  async (call, request) => {
    const { color, backgroundEmojiId } = request;
    if (color !== undefined && (color < 0 || color >= accentColors)) return refuse('color-invalid');
    const emoji = backgroundEmojiId && fromTlId(backgroundEmojiId);
    if (emoji !== undefined) await call.world.store.read((tx) => requireCustomEmoji(tx, emoji));
    const change = request.forProfile
      ? { profileColor: color, profileColorEmoji: emoji }
      : { color, colorEmoji: emoji };
    return setSwitch(call, request.channel, { right: 'changeInfo', change });
  },
  { peopleOnly: true },
);
