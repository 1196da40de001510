import assert from 'node:assert/strict';
import { Long, type tl } from '@mtcute/node';
import { until } from '../../../support/until.ts';
import type { Cast } from './bullets-membership.ts';
import { history, makeChat, type Person, randomId, refuses, send } from './person.ts';

const filter = { _: 'channelMessagesFilterEmpty' } as const;

/** Texts of new posts that were pushed to this person. */
async function pushedTo(person: Person, chat: number): Promise<string[]> {
  return (await person.heard()).flatMap((update) =>
    update._ === 'updateNewChannelMessage' &&
    update.message._ === 'message' &&
    update.message.peerId._ === 'peerChannel' &&
    update.message.peerId.channelId === chat
      ? [update.message.message]
      : [],
  );
}

/** Who has a public channel open is told of its posts while they ask for the difference; others who read it once are not. */
export async function viewers({ owner, member, stranger, tag }: Cast): Promise<void> {
  const channel = await makeChat(owner, 'Open lamps', 'channel', `viewed_lamps_${tag}`);
  await send(owner, channel, 'before anybody looked');
  for (const one of [member, stranger]) await one.find(`viewed_lamps_${tag}`);
  await history(member, channel);
  const ask = { _: 'updates.getChannelDifference', channel: stranger.channel(channel), filter, limit: 100 } as const;
  const first = await stranger.call({ ...ask, pts: 1 });
  assert.ok(first._ === 'updates.channelDifference' && first.final);
  assert.ok((first.timeout ?? 0) > 0, 'the client is told when to ask again');
  await send(owner, channel, 'while it is open');
  await until(async () => (await pushedTo(stranger, channel)).includes('while it is open'));
  assert.deepEqual(await pushedTo(member, channel), []);
  await owner.call({ _: 'channels.updateUsername', channel: owner.channel(channel), username: '' });
  await send(owner, channel, 'behind closed doors');
  await refuses(stranger, { ...ask, pts: first.pts }, 'CHANNEL_PRIVATE');
  assert.deepEqual(await pushedTo(stranger, channel), ['while it is open']);
}

/** Channels are similar that three readers or more share; which ones fewer share would say who they are. */
export async function similar({ owner, member, join, stranger, tag }: Cast): Promise<void> {
  const names = [`similar_one_${tag}`, `similar_two_${tag}`] as const;
  for (const name of names) await makeChat(owner, 'Similar lamps', 'channel', name);
  const [one, two] = [await stranger.find(names[0]), await stranger.find(names[1])];
  const seen = async () => {
    const { chats } = await stranger.call({
      _: 'channels.getChannelRecommendations',
      channel: stranger.channel(one),
    });
    return chats.map(({ id }) => id);
  };
  for (const reader of [member, await join('Wren'), await join('Fern')]) {
    assert.deepEqual(await seen(), []);
    for (const name of names) {
      const channel = await reader.find(name);
      await reader.call({ _: 'channels.joinChannel', channel: reader.channel(channel) });
    }
  }
  assert.deepEqual(await seen(), [two]);
}

/** Posts of public channels are found by their hashtags by everybody, those of private ones by nobody. */
export async function hashtags({ owner, stranger, tag }: Cast): Promise<void> {
  const open = await makeChat(owner, 'Tagged lamps', 'channel', `tagged_lamps_${tag}`);
  const shut = await makeChat(owner, 'Shut tagged lamps', 'channel');
  const word = `wicks${tag}`;
  const posts = [await send(owner, open, `a first lamp #${word}`), await send(owner, open, `a second lamp #${word}`)];
  await send(owner, open, `no tag, but ${word}`);
  await send(owner, shut, `not for all #${word}`);
  const page = { offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 10 } as const;
  const found = await stranger.call({ _: 'channels.searchPosts', hashtag: word, ...page });
  assert.ok('messages' in found);
  assert.deepEqual(
    found.messages.map(({ id }) => id),
    posts.toReversed(),
  );
}

/** A picture of a chat comes, is seen, changes and goes. */
export async function pictures(
  { owner, member, tag }: Cast,
  picture: (colour: string) => Promise<Uint8Array>,
): Promise<void> {
  const group = await makeChat(owner, 'Pictured lamps', 'group', `pictured_lamps_${tag}`);
  await member.find(`pictured_lamps_${tag}`);
  const seen = async (): Promise<tl.TypeChatPhoto> => {
    const { chats } = await member.call({ _: 'channels.getChannels', id: [member.channel(group)] });
    const [chat] = chats;
    assert.ok(chat?._ === 'channel');
    return chat.photo;
  };
  const put = async (colour: string) => {
    const fileId = randomId();
    const bytes = await picture(colour);
    assert.equal(await owner.call({ _: 'upload.saveFilePart', fileId, filePart: 0, bytes }), true);
    const file = { _: 'inputFile', id: fileId, parts: 1, name: 'lamp.png', md5Checksum: '' } as const;
    const photo = { _: 'inputChatUploadedPhoto', file } as const;
    await owner.call({ _: 'channels.editPhoto', channel: owner.channel(group), photo });
  };
  assert.equal((await seen())._, 'chatPhotoEmpty');
  await put('#642');
  const first = await seen();
  await put('#246');
  const second = await seen();
  assert.ok(first._ === 'chatPhoto' && second._ === 'chatPhoto');
  assert.notEqual(String(first.photoId), String(second.photoId));
  const photo = { _: 'inputChatPhotoEmpty' } as const;
  await owner.call({ _: 'channels.editPhoto', channel: owner.channel(group), photo });
  assert.equal((await seen())._, 'chatPhotoEmpty');
}

/** Floods of newcomers go, the log says so, and an admin brings back what was none. */
export async function antiSpam(cast: Cast): Promise<void> {
  const { owner, member, stranger, tag } = cast;
  const group = await makeChat(owner, 'Guarded lamps', 'group', `guarded_lamps_${tag}`);
  for (const one of [member, stranger]) {
    await one.find(`guarded_lamps_${tag}`);
    await one.call({ _: 'channels.joinChannel', channel: one.channel(group) });
  }
  await owner.call({ _: 'channels.toggleAntiSpam', channel: owner.channel(group), enabled: true });
  const lure = 'cheap: https://lamps.example/now';
  const first = await send(member, group, lure);
  await send(owner, group, 'good evening');
  for (const one of [stranger, member]) await send(one, group, lure);
  const texts = async () => (await history(stranger, group)).map(({ message }) => message);
  await until(async () => (await texts()).length === 1);
  const log = { q: '', maxId: Long.ZERO, minId: Long.ZERO, limit: 10 } as const;
  const eventsFilter = { _: 'channelAdminLogEventsFilter', delete: true } as const;
  const asked = { _: 'channels.getAdminLog', channel: owner.channel(group), eventsFilter, ...log } as const;
  const { events, users } = await owner.call(asked);
  const service = 777_000;
  assert.deepEqual(
    events.map(({ userId, action }) => [userId, action._]),
    Array.from({ length: 3 }, () => [service, 'channelAdminLogEventActionDeleteMessage']),
  );
  assert.ok(users.some(({ id }) => id === service));
  const wrong = { _: 'channels.reportAntiSpamFalsePositive', channel: owner.channel(group), msgId: first } as const;
  await refuses(stranger, { ...wrong, channel: stranger.channel(group) }, 'CHAT_ADMIN_REQUIRED');
  await owner.call(wrong);
  assert.deepEqual(await texts(), ['good evening', lure]);
  assert.equal((await history(member, group)).at(-1)?.id, first);
  const told = async () =>
    (await stranger.heard()).flatMap((update) =>
      update._ === 'updateNewChannelMessage' && update.message.id === first ? [update.pts] : [],
    );
  await until(async () => (await told()).length > 1);
}
