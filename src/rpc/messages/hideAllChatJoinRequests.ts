import { answerJoinRequest, type NewcomerQuery, requireInviter } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const hideAllChatJoinRequests = method('messages.hideAllChatJoinRequests', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  const hash = request.link === undefined ? undefined : fromTlInviteHash(request.link);
  const limit = call.world.limits.pageSize;
  let below: NewcomerQuery['below'];
  for (;;) {
    const asked = await call.world.store.read(async (tx) => {
      // Whether anybody asks to come in is not for everybody to find out.
      await requireInviter(tx, call.account, chat, call.world.clock.nowS());
      return tx.invites.requests(chat, hash, { limit, ...(below === undefined ? {} : { below }) });
    });
    for (const { account } of asked)
      await answerJoinRequest(call.world, { actor: call.account, chat, account, approved: request.approved ?? false });
    const last = asked.at(-1);
    if (!last || asked.length < limit) break;
    below = { date: last.date, account: last.account };
  }
  return toTlEntered(call, chat, []);
});
