import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { InputMedia, Long, type TelegramClient, type tl } from '@mtcute/node';
import { mtcuteClient, signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const adaPhone = '15550160001';
const boPhone = '15550160002';

interface MessageView {
  text: string;
  pinned: boolean;
  reactions: string[];
  votes: string[];
}

interface DialogView {
  readIn: number;
  readOut: number;
  unreadMark: boolean;
  pinned: boolean;
  folder: number;
  draft: string;
}

/** What a client keeps of an account. */
interface View {
  messages: Map<number, MessageView>;
  dialogs: Map<string, DialogView>;
  blocked: Set<string>;
}

const emptyView = (): View => ({ messages: new Map(), dialogs: new Map(), blocked: new Set() });

function keyOf(peer: tl.TypePeer): string {
  if (peer._ === 'peerUser') return `user ${peer.userId}`;
  return peer._ === 'peerChat' ? `group ${peer.chatId}` : `channel ${peer.channelId}`;
}

const reactionsOf = (told: tl.RawMessageReactions | undefined): string[] =>
  (told?.results ?? []).map(({ reaction, count }) => `${count} ${'emoticon' in reaction ? reaction.emoticon : '?'}`);

const votesOf = (told: tl.TypePollResults | undefined): string[] => [
  `${told?.totalVoters ?? 0} in all`,
  ...(told?.results ?? []).map((one) => `${one.voters}${one.chosen ? ' chosen' : ''}`),
];

function viewOf(message: tl.RawMessage | tl.RawMessageService): MessageView {
  if (message._ === 'messageService') return { text: message.action._, pinned: false, reactions: [], votes: [] };
  return {
    text: message.message,
    pinned: message.pinned ?? false,
    reactions: reactionsOf(message.reactions),
    votes: message.media?._ === 'messageMediaPoll' ? votesOf(message.media.results) : [],
  };
}

const draftOf = (draft: tl.TypeDraftMessage | undefined): string => (draft?._ === 'draftMessage' ? draft.message : '');

/** Applies one update as a client does. Kinds that touch nothing of the view are named, so that none is missed. */
class Replay {
  readonly view: View;
  readonly kinds = new Set<string>();
  readonly #polls = new Map<string, number>();

  constructor(begun: View) {
    this.view = structuredClone(begun);
  }

  #dialog(peer: tl.TypePeer): DialogView {
    const key = keyOf(peer);
    const known = this.view.dialogs.get(key);
    const dialog = known ?? { readIn: 0, readOut: 0, unreadMark: false, pinned: false, folder: 0, draft: '' };
    this.view.dialogs.set(key, dialog);
    return dialog;
  }

  message(message: tl.TypeMessage): void {
    if (message._ === 'messageEmpty') return;
    this.view.messages.set(message.id, viewOf(message));
    const dialog = this.#dialog(message.peerId);
    // One's own message reads what came before it, and lifts the mark; the server says the same in words of its own.
    if (message.out && message._ === 'message') dialog.unreadMark = false;
    if (message._ === 'message' && message.media?._ === 'messageMediaPoll') {
      this.#polls.set(message.media.poll.id.toString(), message.id);
    }
  }

  apply(update: tl.TypeUpdate): void {
    this.kinds.add(update._);
    const { messages, blocked } = this.view;
    switch (update._) {
      case 'updateNewMessage':
      case 'updateEditMessage':
        return this.message(update.message);
      case 'updateDeleteMessages':
        for (const id of update.messages) messages.delete(id);
        return;
      case 'updatePinnedMessages':
        for (const id of update.messages) this.#change(id, { pinned: update.pinned ?? false });
        return;
      case 'updateMessageReactions':
        return this.#change(update.msgId, { reactions: reactionsOf(update.reactions) });
      case 'updateMessagePoll':
        return this.#change(this.#polls.get(update.pollId.toString()) ?? 0, { votes: votesOf(update.results) });
      case 'updateReadHistoryInbox':
        this.#dialog(update.peer).readIn = update.maxId;
        return;
      case 'updateReadHistoryOutbox':
        this.#dialog(update.peer).readOut = update.maxId;
        return;
      case 'updateDraftMessage':
        this.#dialog(update.peer).draft = draftOf(update.draft);
        return;
      case 'updateDialogPinned':
        if (update.peer._ === 'dialogPeer') this.#dialog(update.peer.peer).pinned = update.pinned ?? false;
        return;
      case 'updateDialogUnreadMark':
        if (update.peer._ === 'dialogPeer') this.#dialog(update.peer.peer).unreadMark = update.unread ?? false;
        return;
      case 'updateFolderPeers':
        for (const { peer, folderId } of update.folderPeers) this.#dialog(peer).folder = folderId;
        return;
      case 'updatePeerBlocked':
        blocked[update.blocked ? 'add' : 'delete'](keyOf(update.peerId));
        return;
      default:
        return;
    }
  }

  #change(id: number, change: Partial<MessageView>): void {
    const known = this.view.messages.get(id);
    if (known) this.view.messages.set(id, { ...known, ...change });
  }
}

/** The same, asked for freshly. */
async function fetchView(client: TelegramClient): Promise<View> {
  const view = emptyView();
  for (const folderId of [0, 1]) {
    const page = await client.call({
      _: 'messages.getDialogs',
      folderId,
      offsetDate: 0,
      offsetId: 0,
      offsetPeer: { _: 'inputPeerEmpty' },
      limit: 100,
      hash: zero,
    });
    if (page._ === 'messages.dialogsNotModified') throw new Error('nothing was known');
    for (const dialog of page.dialogs) {
      if (dialog._ !== 'dialog') continue;
      view.dialogs.set(keyOf(dialog.peer), {
        readIn: dialog.readInboxMaxId,
        readOut: dialog.readOutboxMaxId,
        unreadMark: dialog.unreadMark ?? false,
        pinned: dialog.pinned ?? false,
        folder: dialog.folderId ?? 0,
        draft: draftOf(dialog.draft),
      });
      const chat =
        dialog.peer._ === 'peerChat' ? -dialog.peer.chatId : 'userId' in dialog.peer ? dialog.peer.userId : 0;
      for (const { raw } of await client.getHistory(chat, { limit: 100 })) {
        view.messages.set(raw.id, viewOf(raw));
      }
    }
  }
  const { blocked } = await client.call({ _: 'contacts.getBlocked', offset: 0, limit: 100 });
  for (const one of blocked) view.blocked.add(keyOf(one.peerId));
  return view;
}

const plain = (view: View) => ({
  messages: Object.fromEntries([...view.messages].sort(([a], [b]) => a - b)),
  dialogs: Object.fromEntries([...view.dialogs].sort(([a], [b]) => a.localeCompare(b))),
  blocked: [...view.blocked].sort(),
});

const zero = Long.ZERO;
/** The limit on one slice, small enough that the log needs several. */
const sliceOf = 5;

let server: TestServer;
let ada: TelegramClient;
let bo: TelegramClient;
let tablet: TelegramClient;
const clients: TelegramClient[] = [];

before(async () => {
  server = await startTestServer();
  ada = await signUp(server, adaPhone, 'Ada');
  bo = await signUp(server, boPhone, 'Bo');
  tablet = await mtcuteClient(server);
  clients.push(ada, bo, tablet);
  const sent = await tablet.sendCode({ phone: adaPhone });
  assert.ok('phoneCodeHash' in sent);
  const { phoneCodeHash } = sent;
  const signIn = { phoneNumber: adaPhone, phoneCodeHash, phoneCode: '12345' };
  await tablet.notifyLoggedIn(await tablet.call({ _: 'auth.signIn', ...signIn }));
});

after(async () => {
  for (const client of clients) await client.destroy();
  await server?.stop();
});

/** Something of every kind that touches messages and dialogs, done by the account itself and by another. */
async function live(): Promise<void> {
  await ada.importContacts([{ phone: boPhone, firstName: 'Bo', lastName: '' }]);
  await bo.importContacts([{ phone: adaPhone, firstName: 'Ada', lastName: '' }]);
  const toBo = (await ada.call({ _: 'contacts.getContacts', hash: zero })) as tl.contacts.RawContacts;
  const boId = toBo.contacts[0]?.userId ?? 0;
  const adaId = (await ada.getMe()).id;
  const first = await ada.sendText(boId, 'The wick is new');
  const second = await ada.sendText(boId, 'and this goes away');
  const greeting = await bo.sendText(adaId, 'Good evening');
  await bo.sendText(adaId, 'Are you there?');
  await ada.readHistory(boId);
  await bo.readHistory(adaId);
  await ada.editMessage({ chatId: boId, message: first.id, text: 'The wick is old' });
  await ada.deleteMessagesById(boId, [second.id], { revoke: true });
  await bo.editMessage({ chatId: adaId, message: greeting.id, text: 'Good night' });
  const [, there] = await ada.getHistory(boId, { limit: 2 });
  await ada.sendReaction({ chatId: boId, message: there?.id ?? 0, emoji: '👍' });
  await ada.pinMessage({ chatId: boId, message: first.id, bothSides: true });
  const poll = await ada.sendMedia(boId, InputMedia.poll({ question: 'Oil?', answers: ['olive', 'sesame'] }));
  await ada.sendVote({ chatId: boId, message: poll.id, options: 0 });
  const [asked] = await bo.getHistory(adaId, { limit: 1 });
  await bo.sendVote({ chatId: adaId, message: asked?.id ?? 0, options: 1 });
  const { chat } = await ada.createGroup({ title: 'Keepers', users: [boId] });
  await bo.sendText(chat.id, 'A lamp for each of us');
  await ada.sendText(chat.id, 'and oil for a year');
  const boPeer = await ada.resolvePeer(boId);
  const groupPeer = await ada.resolvePeer(chat.id);
  await ada.call({ _: 'messages.saveDraft', peer: boPeer, message: 'half a thought' });
  await ada.call({ _: 'messages.toggleDialogPin', pinned: true, peer: { _: 'inputDialogPeer', peer: boPeer } });
  await ada.call({ _: 'messages.markDialogUnread', unread: true, peer: { _: 'inputDialogPeer', peer: boPeer } });
  await ada.call({
    _: 'folders.editPeerFolders',
    folderPeers: [{ _: 'inputFolderPeer', peer: groupPeer, folderId: 1 }],
  });
  await ada.blockUser(boId);
}

const expectedKinds = [
  'updateNewMessage',
  'updateEditMessage',
  'updateDeleteMessages',
  'updateReadHistoryInbox',
  'updateReadHistoryOutbox',
  'updateMessageReactions',
  'updatePinnedMessages',
  'updateMessagePoll',
  'updateDraftMessage',
  'updateDialogPinned',
  'updateDialogUnreadMark',
  'updateFolderPeers',
  'updatePeerBlocked',
];

/** Applies the log from a position on, slice by slice, as a client does that was away. */
async function replayDifference(client: TelegramClient, from: tl.updates.RawState, replay: Replay): Promise<number> {
  let { pts } = from;
  for (;;) {
    const date = from.date;
    const difference = await client.call({ _: 'updates.getDifference', pts, date, qts: 0, ptsLimit: sliceOf });
    assert.notEqual(difference._, 'updates.differenceTooLong');
    if (difference._ !== 'updates.difference' && difference._ !== 'updates.differenceSlice') return pts;
    for (const message of difference.newMessages) {
      replay.kinds.add('updateNewMessage');
      replay.message(message);
    }
    for (const update of difference.otherUpdates) replay.apply(update);
    if (difference._ === 'updates.difference') return difference.state.pts;
    assert.ok(difference.intermediateState.pts > pts, 'every slice moves on');
    pts = difference.intermediateState.pts;
  }
}

test('what is pushed, what the difference tells and what is fetched afresh are the same', async () => {
  const start = await tablet.call({ _: 'updates.getState' });
  const begun = await fetchView(ada);
  const pushes = new Replay(begun);
  tablet.onRawUpdate.add(({ update }) => pushes.apply(update));
  await tablet.startUpdatesLoop();
  await live();
  const fresh = plain(await fetchView(ada));
  const end = await ada.call({ _: 'updates.getState' });
  // Some may come by a difference of the client's own, in which messages have no pts: what counts is where it arrives.
  const arrived = () => isDeepStrictEqual(plain(pushes.view), fresh) && pushes.kinds.has('updatePeerBlocked');
  await until(arrived).catch(() => undefined);
  for (const kind of expectedKinds) assert.ok(pushes.kinds.has(kind), `pushed: ${kind}`);
  assert.deepEqual(plain(pushes.view), fresh, 'pushes');

  const missed = new Replay(begun);
  assert.equal(await replayDifference(tablet, start, missed), end.pts);
  for (const kind of expectedKinds) assert.ok(missed.kinds.has(kind), `in the difference: ${kind}`);
  assert.deepEqual(plain(missed.view), fresh, 'difference');
});
