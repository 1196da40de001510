import { createChannel as create } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFounded } from '../to-tl/chats/founded.ts';

export const createChannel = method(
  'channels.createChannel',
  async (call, request) => {
    const { chat, said } = await create(call.world, {
      creator: call.account,
      kind: request.broadcast ? 'channel' : 'supergroup',
      title: request.title,
      about: request.about,
      forum: request.forum ?? false,
      ttlS: request.ttlPeriod,
      session: ownSession(call),
    });
    return toTlFounded(call, chat, said, [chat]);
  },
  { peopleOnly: true },
);
