import { requireInvite, requireInviter } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getChatInviteImporters = method('messages.getChatInviteImporters', (call, request) =>
  call.world.store.read(async (tx) => {
    const chat = fromTlPeer(call, request.peer);
    await requireInviter(tx, call.account, chat, call.world.clock.nowS());
    const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize);
    const hash = request.link === undefined ? undefined : fromTlInviteHash(request.link);
    // Who came by a link is told to those who look after it, and never to admins of another chat.
    if (hash !== undefined) await requireInvite(call.world, tx, call.account, chat, hash);
    const entries = request.requested
      ? (await tx.invites.requests(chat, hash, limit)).map((one) => ({
          ...one,
          requested: true,
          approvedBy: undefined,
        }))
      : (hash === undefined ? [] : await tx.invites.uses(hash))
          .slice(0, limit)
          .map((one) => ({ approvedBy: undefined, ...one, requested: false, about: undefined }));
    const accounts = entries.flatMap((entry) => [
      entry.account,
      ...(entry.approvedBy === undefined ? [] : [entry.approvedBy]),
    ]);
    return {
      _: 'messages.chatInviteImporters',
      count: request.requested ? await tx.invites.countRequests(chat) : entries.length,
      importers: entries.map((entry) => ({
        _: 'chatInviteImporter' as const,
        requested: entry.requested,
        userId: entry.account,
        date: entry.date,
        about: entry.about,
        approvedBy: entry.approvedBy,
      })),
      users: await toTlUsers(call, tx, [...new Set(accounts)]),
    };
  }),
);
