import { readMessageContents as read } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const readMessageContents = method(
  'messages.readMessageContents',
  async (call, request) => {
    const affected = await read(call.world, { account: call.account, ids: request.id, session: ownSession(call) });
    return { _: 'messages.affectedMessages', ...affected };
  },
  { peopleOnly: true },
);
