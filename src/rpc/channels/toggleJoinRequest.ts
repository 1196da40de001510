import { type Chat, refuse, setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/joined.ts';

export const toggleJoinRequest = method(
  'channels.toggleJoinRequest',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'banUsers',
      change: { joinRequest: request.enabled },
      kind: 'supergroup',
      ...(request.enabled ? { check: requireOpenDoor } : {}),
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);

/** Whoever has no link to a private group does not come to its door: its links ask for themselves. */
function requireOpenDoor(chat: Chat): void {
  if (chat.username === undefined && chat.data.linkedChat === undefined) refuse('chat-public-required');
}
