import { getMessages as get } from '#domain';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getMessages = method('messages.getMessages', async (call, request) => {
  const ids = request.id.flatMap((input) =>
    input._ === 'inputMessageID' || input._ === 'inputMessageReplyTo' ? [input.id] : [],
  );
  const found = new Map((await get(call.world, call.account, ids)).map((message) => [message.id, message]));
  return call.world.store.read(async (tx) => {
    const { messages, users, chats } = await toTlMessages(call, tx, [...found.values()]);
    const byId = new Map(messages.map((message) => [message.id, message]));
    // One answer for each asked id, in order: what is gone is said to be empty.
    return {
      _: 'messages.messages' as const,
      messages: ids.map((id) => byId.get(id) ?? { _: 'messageEmpty' as const, id }),
      topics: [],
      users,
      chats,
    };
  });
});
