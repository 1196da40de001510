import { createChannel as create } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

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
    const answer = await toTlEntries(call, chat, said.entries, [chat]);
    // One new message and one id for it: what clients look for in this answer.
    const randomId = call.hashes.of(call.account, 'peer', said.content);
    return { ...answer, updates: [{ _: 'updateMessageID', id: said.id, randomId }, ...answer.updates] };
  },
  { peopleOnly: true },
);
