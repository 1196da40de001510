import { logDataChange } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { tellMembers } from './change-members.ts';
import { requireMember } from './check-group-send.ts';

/**
 * Whether messages of this chat may be forwarded and saved. Its creator decides.
 *
 * @throws chat-admin-required, chat-not-modified, peer-invalid
 */
export function toggleNoForwards(
  world: World,
  request: { actor: AccountId; chat: ChatId; enabled: boolean },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat, member } = await requireMember(tx, request.actor, request.chat);
    if (member.status !== 'creator') refuse('chat-admin-required');
    if ((chat.data.noForwards ?? false) === request.enabled) refuse('chat-not-modified');
    const data = { ...chat.data, noForwards: request.enabled };
    await tx.chats.update({ ...chat, data, version: chat.version + 1 });
    await logDataChange(world, tx, chat.id, request.actor, chat.data, data);
    if (chat.kind === 'group') await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
    else await appendUpdate(tx, chat.id, world.clock.nowS(), { kind: 'channel', chat: chat.id });
  });
}
