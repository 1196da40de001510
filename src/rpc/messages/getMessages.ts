import { refuse } from '#domain';
import { answerEach, askedMessages } from '../from-tl/asked-messages.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getMessages = method('messages.getMessages', async (call, request) => {
  if (request.id.length > call.world.limits.pageSize * 2) refuse('limit-invalid');
  return call.world.store.read(async (tx) => {
    const ids = await askedMessages(tx, call.account, request.id);
    const found = await tx.messages.get(call.account, [...new Set(ids)]);
    const { messages, users, chats } = await toTlMessages(call, tx, found);
    return {
      _: 'messages.messages' as const,
      messages: answerEach(request.id, ids, messages),
      topics: [],
      users,
      chats,
    };
  });
});
