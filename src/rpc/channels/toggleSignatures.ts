import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleSignatures = method(
  'channels.toggleSignatures',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'changeInfo',
      kind: 'channel',
      change: { signatures: request.signaturesEnabled ?? false, signatureProfiles: request.profilesEnabled ?? false },
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
