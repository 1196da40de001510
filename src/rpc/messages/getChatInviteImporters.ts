import { type AccountId, type NewcomerQuery, type PeerId, requireInvite, requireInviter, type Tx } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { pageLimit } from '../from-tl/page-limit.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getChatInviteImporters = method('messages.getChatInviteImporters', (call, request) =>
  call.world.store.read(async (tx) => {
    const chat = fromTlPeer(call, request.peer);
    await requireInviter(tx, call.account, chat, call.world.clock.nowS());
    const limit = pageLimit(call, request.limit);
    const hash = request.link === undefined ? undefined : fromTlInviteHash(request.link);
    // Who came by a link is told to those who look after it, and never to admins of another chat.
    if (hash !== undefined) await requireInvite(call.world, tx, call.account, chat, hash);
    const search = request.q?.trim();
    const below =
      request.offsetUser._ === 'inputUserEmpty'
        ? undefined
        : { account: fromTlUser(call, request.offsetUser), date: request.offsetDate };
    const list = { chat, hash, requested: request.requested ?? false };
    const entries = await newcomers(tx, list, { limit, ...(search ? { search } : {}), ...(below ? { below } : {}) });
    const accounts = entries.flatMap((entry) => [
      entry.account,
      ...(entry.approvedBy === undefined ? [] : [entry.approvedBy]),
    ]);
    return {
      _: 'messages.chatInviteImporters',
      count: request.requested
        ? await tx.invites.countRequests(chat, hash)
        : hash
          ? await tx.invites.countUses(hash)
          : 0,
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

interface Newcomer {
  account: AccountId;
  date: number;
  requested: boolean;
  about?: string;
  approvedBy?: AccountId;
}

interface List {
  chat: PeerId;
  hash: string | undefined;
  requested: boolean;
}

/**
 * A page of a list. It begins after the person who is named, whenever they came: some clients send their date a thousand
 * times too small. The date is needed only for who is not in the list any more.
 */
async function newcomers(tx: Tx, { chat, hash, requested }: List, asked: NewcomerQuery): Promise<Newcomer[]> {
  const { invites } = tx;
  const before = asked.below?.account;
  if (!requested && hash === undefined) return [];
  const found =
    before === undefined
      ? undefined
      : await (requested ? invites.request(chat, before) : invites.use(hash ?? '', before));
  const query = found ? { ...asked, below: found } : asked;
  if (requested) return (await invites.requests(chat, hash, query)).map((one) => ({ ...one, requested }));
  return (await invites.uses(hash ?? '', query)).map((one) => ({ ...one, requested }));
}
