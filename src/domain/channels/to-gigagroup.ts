import { tellMembers } from '../chats/change-members.ts';
import { bannedRights } from '../chats/repository.ts';
import { requireCreator } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { logAdmin } from './admin-log.ts';

/** So many members below the limit of its size a group may become one in which only admins speak. */
const room = 1000;

/**
 * Turns a supergroup that is nearly full into one without a limit of members, in which only admins speak. For good.
 *
 * @throws supergroup-required, forum-enabled, participants-too-few, chat-not-modified, chat-admin-required
 */
export function convertToGigagroup(world: World, request: { actor: AccountId; chat: ChatId }): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    if (chat.kind !== 'supergroup') refuse('supergroup-required');
    if (chat.data.gigagroup) refuse('chat-not-modified');
    if (chat.data.forum) refuse('forum-enabled');
    if (chat.members < world.limits.supergroupMembers - room) refuse('participants-too-few');
    const after = bannedRights.filter((right) => right !== 'viewMessages');
    const { slowModeS: _, ...data } = chat.data;
    const next = { ...chat, data: { ...data, gigagroup: true }, defaultBanned: after, version: chat.version + 1 };
    await tx.chats.update(next);
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'defaultRights', before: chat.defaultBanned, after });
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}
