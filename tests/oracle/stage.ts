import Long from 'long';
import { type AccountId, bareId, type ChatId, createChannel, createGroup, sendMessage } from '#domain';
import type { Dispatcher } from '../support/dispatcher.ts';
import type { Things } from './plausible.ts';

/** People, a bot and chats between them, for requests that nobody would write by hand. */
export interface Stage {
  person: AccountId;
  bot: AccountId;
  /** What this caller can name, among it things with a hash that was not given to it. */
  thingsOf(viewer: AccountId): Things;
}

const messagesEach = 5;

export async function openStage(dispatcher: Dispatcher): Promise<Stage> {
  const { world } = dispatcher;
  const person = await dispatcher.signIn('Ember');
  const friend = await dispatcher.signIn('Wick');
  const bot = await dispatcher.signIn('lamps', 'bot');
  const made = await createGroup(world, { creator: person, title: 'Lamps', members: [friend] });
  const channels: ChatId[] = [];
  for (const kind of ['supergroup', 'channel'] as const)
    channels.push((await createChannel(world, { creator: person, kind, title: 'Lamps', about: '' })).chat);
  for (const peer of [friend, made.chat, ...channels])
    for (let count = 0; count < messagesEach; count++)
      await sendMessage(world, { sender: person, peer, data: { text: `lamp ${count}` } });

  const thingsOf = (viewer: AccountId): Things => {
    const hash = (peer: number) => dispatcher.hashFor(viewer, peer);
    const users = [friend, bot].flatMap((userId) => [{ userId, accessHash: hash(userId) }]);
    const foreign = { userId: friend, accessHash: Long.ONE };
    const inputs = channels.map((chat) => ({ channelId: bareId(chat), accessHash: hash(chat) }));
    return {
      peers: [
        { _: 'inputPeerSelf' },
        { _: 'inputPeerEmpty' },
        { _: 'inputPeerChat', chatId: bareId(made.chat) },
        ...[...users, foreign].map((user) => ({ _: 'inputPeerUser', ...user })),
        ...inputs.map((channel) => ({ _: 'inputPeerChannel', ...channel })),
      ],
      users: [{ _: 'inputUserSelf' }, ...[...users, foreign].map((user) => ({ _: 'inputUser', ...user }))],
      channels: [...inputs, { channelId: bareId(channels[0] ?? 0), accessHash: Long.ONE }].map((channel) => ({
        _: 'inputChannel',
        ...channel,
      })),
      lastId: 3 * messagesEach,
      nowS: world.clock.nowS(),
    };
  };
  return { person, bot, thingsOf };
}
