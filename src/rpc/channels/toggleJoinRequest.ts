import { type Chat, refuse } from '#domain';
import type { Call } from '../context.ts';
import { fromTlChannel, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleJoinRequest = method(
  'channels.toggleJoinRequest',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const guard = request.guardBot && fromTlUser(call, request.guardBot);
    if (guard !== undefined) await requireGuard(call, chat, guard);
    return setSwitch(call, request.channel, {
      right: 'banUsers',
      change: {
        joinRequest: request.enabled,
        linksAsk: request.applyToInvites ?? false,
        ...(guard === undefined ? {} : { guardBot: guard }),
      },
      kind: 'supergroup',
      ...(request.enabled && guard === undefined ? { check: requireOpenDoor } : {}),
    });
  },
  { peopleOnly: true },
);

/** Only a bot that may let people in stands at the door. */
async function requireGuard(call: Call, chat: number, bot: number): Promise<void> {
  const member = await call.world.store.read((tx) => tx.chats.member(chat, bot));
  if (member?.status !== 'admin' || !member.rights.includes('inviteUsers')) refuse('chat-admin-required');
}

/** Whoever has no link to a private group does not come to its door: its links ask for themselves. */
function requireOpenDoor(chat: Chat): void {
  if (chat.username === undefined && chat.data.linkedChat === undefined) refuse('chat-public-required');
}
