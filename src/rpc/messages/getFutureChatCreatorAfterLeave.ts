import { futureCreator, requireCreator } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getFutureChatCreatorAfterLeave = method(
  'messages.getFutureChatCreatorAfterLeave',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const chat = fromTlPeer(call, request.peer);
      await requireCreator(tx, call.account, chat);
      const heir = await futureCreator(tx, chat);
      const [user] = heir === undefined ? [] : await toTlUsers(call, tx, [heir]);
      return user ?? { _: 'userEmpty', id: 0 };
    }),
  { peopleOnly: true },
);
