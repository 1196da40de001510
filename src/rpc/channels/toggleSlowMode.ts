import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/joined.ts';

export const toggleSlowMode = method('channels.toggleSlowMode', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  await setChannelData(call.world, {
    actor: call.account,
    chat,
    right: 'banUsers',
    change: { slowModeS: request.seconds },
  });
  return toTlEntered(call, chat, []);
});
