import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import Long from 'long';
import { SERVICE_ACCOUNT, sendMessage } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t));

const archive = (s: Stage, peer: number) =>
  s.annDoes('folders.editPeerFolders', {
    folderPeers: [{ _: 'inputFolderPeer', peer: s.peer(s.ann, peer), folderId: 1 }],
  });

const folderOf = async (s: Stage, peer: number): Promise<number> => (await s.dialog(s.ann, peer)).folderId ?? 0;

const mute = (s: Stage, peer: number, muteUntil: number) =>
  s.annDoes('account.updateNotifySettings', {
    peer: { _: 'inputNotifyPeer', peer: s.peer(s.ann, peer) },
    settings: { _: 'inputPeerNotifySettings', muteUntil },
  });

const serviceSays = (s: Stage, text: string) =>
  sendMessage(s.dispatcher.world, { sender: SERVICE_ACCOUNT, peer: s.ann, data: { text } });

const choose = (s: Stage, settings: object) =>
  s.annDoes('account.setGlobalPrivacySettings', { settings: { _: 'globalPrivacySettings', ...settings } });

test('a chat comes back from the archive when something arrives there, unless it is silent or was to stay', async (t) => {
  const s = await open(t);
  const group = await s.group();
  for (const chat of [s.ben, group]) {
    await s.say(s.ben, chat === s.ben ? s.ann : chat, 'one');
    const arrives = () => s.say(s.ben, chat === s.ben ? s.ann : chat, 'more');
    await archive(s, chat);
    await s.say(s.ann, chat, 'my own word');
    assert.equal(await folderOf(s, chat), 1, 'what one says oneself moves nothing');
    await mute(s, chat, 0x7fffffff);
    await arrives();
    assert.equal(await folderOf(s, chat), 1, 'silent');
    await mute(s, chat, 0);
    await choose(s, { keepArchivedUnmuted: true });
    await arrives();
    assert.equal(await folderOf(s, chat), 1, 'chosen to stay');
    await choose(s, {});
    await arrives();
    assert.equal(await folderOf(s, chat), 0);
  }
});

test('a folder keeps its archived chats there when that was chosen', async (t) => {
  const s = await open(t);
  await s.say(s.ben, s.ann, 'one');
  await archive(s, s.ben);
  const title = { _: 'textWithEntities', text: 'Keepers', entities: [] };
  const peers = { pinnedPeers: [], includePeers: [s.peer(s.ann, s.ben)], excludePeers: [] };
  await s.annDoes('messages.updateDialogFilter', { id: 2, filter: { _: 'dialogFilter', id: 2, title, ...peers } });
  await choose(s, { keepArchivedFolders: true });
  await s.say(s.ben, s.ann, 'two');
  assert.equal(await folderOf(s, s.ben), 1);
  await s.annDoes('messages.updateDialogFilter', { id: 2 });
  await s.say(s.ben, s.ann, 'three');
  assert.equal(await folderOf(s, s.ben), 0);
});

test('what strangers write first waits in the archive, silent, for who chose so; contacts come through', async (t) => {
  const s = await open(t);
  await choose(s, { archiveAndMuteNewNoncontactPeers: true });
  const cal = await s.dispatcher.signIn('Cal');
  const takePushes = await s.dispatcher.addDevice(s.ann);
  await takePushes();
  await s.say(cal, s.ann, 'Cheap oil!');
  const { folderId, notifySettings } = await s.dialog(s.ann, cal);
  assert.deepEqual([folderId, notifySettings.muteUntil], [1, 0x7fffffff]);
  const told = (await takePushes()).flatMap((bytes) => {
    const updates = s.dispatcher.codec.read(bytes);
    return 'updates' in updates ? (updates.updates as { _: string }[]).map((one) => one._) : [];
  });
  assert.deepEqual(told, ['updateNewMessage', 'updateFolderPeers', 'updateNotifySettings']);
  const bar = async () => {
    const answer = await s.asAnn('messages.getPeerSettings', { peer: s.peer(s.ann, cal) });
    return answer._ === 'messages.peerSettings' && answer.settings.autoarchived;
  };
  assert.equal(await bar(), true);
  const folderPeers = [{ _: 'inputFolderPeer', peer: s.peer(s.ann, cal), folderId: 0 }];
  await s.annDoes('folders.editPeerFolders', { folderPeers });
  assert.equal(await bar(), false);
  await s.say(s.ben, s.ann, 'It is me');
  assert.equal(await folderOf(s, s.ben), 0);
  const speak = () => serviceSays(s, 'A new device signed in.');
  await speak();
  const { folderId: place, notifySettings: own } = await s.dialog(s.ann, SERVICE_ACCOUNT);
  assert.deepEqual([place ?? 0, own.muteUntil ?? 0], [0, 0], 'the server is no stranger');
  await archive(s, SERVICE_ACCOUNT);
  await speak();
  assert.equal(await folderOf(s, SERVICE_ACCOUNT), 0);
});

test('whoever asks for all folders gets the pinned chats of the archive too; an order moves none between folders', async (t) => {
  const s = await open(t);
  const group = await s.group();
  await s.say(s.ben, s.ann, 'one');
  await archive(s, s.ben);
  const input = (peer: number) => ({ _: 'inputDialogPeer', peer: s.peer(s.ann, peer) });
  for (const peer of [s.ben, group]) await s.annDoes('messages.toggleDialogPin', { pinned: true, peer: input(peer) });
  const page = { offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: 20, hash: Long.ZERO };
  const listed = async (more: object = {}): Promise<string[]> => {
    const answer = await s.asAnn('messages.getDialogs', { ...page, ...more });
    assert.ok('dialogs' in answer);
    return (answer.dialogs as { peer: { _: string } }[]).map(({ peer }) => peer._);
  };
  assert.deepEqual(await listed(), ['peerChat', 'peerUser']);
  assert.deepEqual(await listed({ folderId: 1 }), ['peerUser']);
  await s.annDoes('messages.reorderPinnedDialogs', { folderId: 0, order: [input(s.ben), input(group)], force: true });
  assert.equal(await folderOf(s, s.ben), 1);
  assert.deepEqual(await listed({ folderId: 0 }), ['peerChat']);
});

test('members of a small group all learn that what they wrote was read, also behind a hundred other messages', async (t) => {
  const s = await open(t);
  const group = await s.group();
  await s.say(s.ben, group, 'the first of many');
  const cal = await s.dispatcher.signIn('Cal');
  await s.benDoes('contacts.addContact', {
    ...{ id: s.user(s.ben, cal), firstName: 'Cal', lastName: '', phone: '' },
  });
  await s.benDoes('messages.addChatUser', { chatId: -group, userId: s.user(s.ben, cal), fwdLimit: 100 });
  for (let lamp = 0; lamp < 101; lamp++) await s.say(cal, group, `lamp ${lamp}`);
  await s.annDoes('messages.readHistory', { peer: s.peer(s.ann, group), maxId: 0x7fffffff });
  const { readOutboxMaxId } = await s.dialog(s.ben, group);
  assert.ok(readOutboxMaxId > 0);
});

test('as many chats as a client names go to the archive, or none when they are too many', async (t) => {
  const s = await open(t);
  const group = await s.group();
  const move = (chats: number[]) =>
    s.annDoes('folders.editPeerFolders', {
      folderPeers: chats.map((chat) => ({ _: 'inputFolderPeer', peer: s.peer(s.ann, chat), folderId: 1 })),
    });
  await s.say(s.ben, s.ann, 'one');
  await move([...Array.from({ length: 120 }, () => s.ben), group]);
  assert.equal(await folderOf(s, group), 1, 'the last of them too');
  const tooMany = s.dispatcher.world.limits.askedPeers + 1;
  await assert.rejects(move(Array.from({ length: tooMany }, () => s.ben)), /LIMIT_INVALID/);
});
