import { refuse, setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';
import { accentColors } from '../to-tl/accounts/peer-colors.ts';

/** Only the colours that every client carries; there are no custom emoji to draw on them. */
export const updateColor = method(
  'channels.updateColor',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const { color } = request;
    if (color !== undefined && (color < 0 || color >= accentColors)) return refuse('color-invalid');
    const change = request.forProfile ? { profileColor: color } : { color };
    await setChannelData(call.world, { actor: call.account, chat, right: 'changeInfo', change });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
