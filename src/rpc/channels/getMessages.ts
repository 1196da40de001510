import { refuse, readablePlace } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getMessages = method('channels.getMessages', async (call, request) => {
  const channel = fromTlChannel(call, request.channel);
  const ids = request.id.flatMap((input) =>
    input._ === 'inputMessageID' || input._ === 'inputMessageReplyTo' ? [input.id] : [],
  );
  if (ids.length > call.world.limits.pageSize * 2) refuse('limit-invalid');
  return call.world.store.read(async (tx) => {
    const { floor } = await readablePlace(tx, call.account, channel);
    const found = (await tx.messages.get(channel, ids)).filter((message) => message.id > floor);
    const { messages, users, chats } = await toTlMessages(call, tx, found, [channel]);
    const byId = new Map(messages.map((message) => [message.id, message]));
    return {
      _: 'messages.channelMessages',
      pts: (await tx.updates.state(channel))?.pts ?? 1,
      count: messages.length,
      messages: ids.map((id) => byId.get(id) ?? { _: 'messageEmpty' as const, id }),
      topics: [],
      users,
      chats,
    };
  });
});
