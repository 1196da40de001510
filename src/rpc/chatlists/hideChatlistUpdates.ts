import { declineChatlistUpdates } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const hideChatlistUpdates = method(
  'chatlists.hideChatlistUpdates',
  async (call, request) => {
    const { account, world } = call;
    await declineChatlistUpdates(world, { account, filter: request.chatlist.filterId, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
