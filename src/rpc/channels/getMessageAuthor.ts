import { messageAuthor } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getMessageAuthor = method(
  'channels.getMessageAuthor',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const author = await messageAuthor(call.world, { account: call.account, chat, id: request.id });
    const [user] = await call.world.store.read((tx) => toTlUsers(call, tx, [author]));
    return user ?? { _: 'userEmpty', id: author };
  },
  { peopleOnly: true },
);
