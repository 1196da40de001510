import { readablePlace, refuse } from '#domain';
import { answerEach, askedMessages } from '../from-tl/asked-messages.ts';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getMessages = method('channels.getMessages', async (call, request) => {
  const channel = fromTlChannel(call, request.channel);
  if (request.id.length > call.world.limits.pageSize * 2) refuse('limit-invalid');
  return call.world.store.read(async (tx) => {
    const { floor } = await readablePlace(tx, call.account, channel);
    const ids = await askedMessages(tx, channel, request.id, { oneChat: true });
    const found = (await tx.messages.get(channel, [...new Set(ids)])).filter((message) => message.id > floor);
    const { messages, users, chats } = await toTlMessages(call, tx, found, [channel]);
    return {
      _: 'messages.channelMessages',
      pts: (await tx.updates.state(channel))?.pts ?? 1,
      count: messages.length,
      messages: answerEach(request.id, ids, messages),
      topics: [],
      users,
      chats,
    };
  });
});
