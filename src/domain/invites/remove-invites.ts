import { logAdmin } from '../channels/admin-log.ts';
import { requireInviter } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireInvite } from './invites.ts';

interface Actor {
  actor: AccountId;
  chat: ChatId;
}

/** Forgets a revoked link. @throws invite-invalid, chat-admin-required */
export function removeInvite(world: World, request: Actor & { hash: string }): Promise<void> {
  return world.store.write(async (tx) => {
    const invite = await requireInvite(world, tx, request.actor, request.chat, request.hash);
    // A living link is revoked first, so that nobody loses one by a slip.
    if (!invite.revoked) refuse('invite-invalid');
    await tx.invites.remove(invite.hash);
    await logAdmin(world, tx, request.chat, request.actor, { kind: 'inviteDelete', invite });
  });
}

/** Forgets the revoked links of one admin. @throws chat-admin-required */
export function removeRevokedInvites(world: World, request: Actor & { admin: AccountId }): Promise<void> {
  return world.store.write(async (tx) => {
    const { actor, chat, admin } = request;
    const { member } = await requireInviter(tx, actor, chat, world.clock.nowS());
    if (admin !== actor && member.status !== 'creator') refuse('chat-admin-required');
    for (const invite of await tx.invites.list(chat, admin, true)) {
      await tx.invites.remove(invite.hash);
      await logAdmin(world, tx, chat, actor, { kind: 'inviteDelete', invite });
    }
  });
}
