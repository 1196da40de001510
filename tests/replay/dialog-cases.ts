import type { tl } from '@mtcute/core';
import { bareId, type ChatId, type PeerId } from '#domain';
import { type Case, randomId, type Stage, type Told, type View } from './stage.ts';

/** What Ann has of one dialog. */
function ofDialog(
  s: Stage,
  peer: PeerId,
  look: (dialog: tl.RawDialog) => View,
  apply: (view: View, update: Told['update']) => 'again' | void,
): Pick<Case, 'view' | 'apply'> {
  return {
    view: async () => look(await s.dialog(s.ann, peer)),
    apply: (view, { update }) => apply(view, update),
  };
}

const readIn = (dialog: tl.RawDialog): View => ({
  readIn: dialog.readInboxMaxId,
  unread: dialog.unreadCount,
  mark: dialog.unreadMark ?? false,
});
const readOut = (dialog: tl.RawDialog): View => ({ readOut: dialog.readOutboxMaxId });
/** Without its date, which an update states anew. */
const draftOf = (draft: tl.TypeDraftMessage | undefined) =>
  draft?._ === 'draftMessage' ? { ...draft, date: undefined } : undefined;
const mark = (s: Stage, peer: PeerId) =>
  s.annDoes('messages.markDialogUnread', {
    unread: true,
    peer: { _: 'inputDialogPeer', peer: s.peer(s.ann, peer) },
  });

export const dialogCases = {
  async readInbox(s) {
    await s.say(s.ben, s.ann, 'one');
    await s.say(s.ben, s.ann, 'two');
    await mark(s, s.ben);
    return {
      change: () => s.annDoes('messages.readHistory', { peer: s.peer(s.ann, s.ben), maxId: 0x7fffffff }),
      ...ofDialog(s, s.ben, readIn, (view, update) => {
        if (update._ === 'updateDialogUnreadMark') view.mark = update.unread ?? false;
        if (update._ !== 'updateReadHistoryInbox') return;
        view.readIn = update.maxId;
        view.unread = update.stillUnreadCount;
      }),
    };
  },
  async readOutbox(s) {
    await s.say(s.ann, s.ben, 'one');
    return {
      change: () => s.benDoes('messages.readHistory', { peer: s.peer(s.ben, s.ann), maxId: 0x7fffffff }),
      ...ofDialog(s, s.ben, readOut, (view, update) => {
        if (update._ === 'updateReadHistoryOutbox') view.readOut = update.maxId;
      }),
    };
  },
  async channelReadInbox(s) {
    const chat = await s.supergroup();
    await s.say(s.ben, chat, 'one');
    await mark(s, chat);
    return {
      change: () => s.annDoes('channels.readHistory', { channel: s.channel(s.ann, chat), maxId: 0x7fffffff }),
      ...ofDialog(s, chat, readIn, (view, update) => {
        if (update._ === 'updateDialogUnreadMark') view.mark = update.unread ?? false;
        if (update._ !== 'updateReadChannelInbox') return;
        view.readIn = update.maxId;
        view.unread = update.stillUnreadCount;
      }),
    };
  },
  async channelReadOutbox(s) {
    const chat = await s.supergroup();
    await s.say(s.ann, chat, 'one');
    return {
      change: () => s.benDoes('channels.readHistory', { channel: s.channel(s.ben, chat), maxId: 0x7fffffff }),
      ...ofDialog(s, chat, readOut, (view, update) => {
        if (update._ === 'updateReadChannelOutbox') view.readOut = update.maxId;
      }),
    };
  },
  async folderPeers(s) {
    await s.say(s.ben, s.ann, 'one');
    const folderPeers = [{ _: 'inputFolderPeer', peer: s.peer(s.ann, s.ben), folderId: 1 }];
    const look = (dialog: tl.RawDialog): View => ({ folder: dialog.folderId ?? 0 });
    return {
      change: () => s.annDoes('folders.editPeerFolders', { folderPeers }),
      ...ofDialog(s, s.ben, look, (view, update) => {
        if (update._ === 'updateFolderPeers') view.folder = update.folderPeers[0]?.folderId;
      }),
    };
  },
  async draft(s) {
    await s.say(s.ben, s.ann, 'one');
    const { id } = await s.newest(s.ann, s.ben);
    const replyTo = { _: 'inputReplyToMessage', replyToMsgId: id, quoteText: 'on', quoteOffset: 0 };
    const draft = { message: 'half a thought', replyTo, invertMedia: true };
    const look = (dialog: tl.RawDialog): View => ({ draft: draftOf(dialog.draft) });
    return {
      change: () => s.annDoes('messages.saveDraft', { peer: s.peer(s.ann, s.ben), ...draft }),
      ...ofDialog(s, s.ben, look, (view, update) => {
        if (update._ === 'updateDraftMessage') view.draft = draftOf(update.draft);
      }),
    };
  },
  async dialogPinned(s) {
    await s.say(s.ben, s.ann, 'one');
    const peer = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ben) };
    const look = (dialog: tl.RawDialog): View => ({ pinned: dialog.pinned ?? false });
    return {
      change: () => s.annDoes('messages.toggleDialogPin', { pinned: true, peer }),
      ...ofDialog(s, s.ben, look, (view, update) => {
        if (update._ === 'updateDialogPinned') view.pinned = update.pinned ?? false;
      }),
    };
  },
  async pinnedDialogs(s) {
    const group = await s.group();
    await s.say(s.ben, s.ann, 'one');
    const inputs = [group, s.ben].map((peer) => ({ _: 'inputDialogPeer', peer: s.peer(s.ann, peer) }));
    for (const peer of inputs) await s.annDoes('messages.toggleDialogPin', { pinned: true, peer });
    return {
      change: () => s.annDoes('messages.reorderPinnedDialogs', { folderId: 0, order: inputs, force: true }),
      async view() {
        const answer = await s.asAnn('messages.getPinnedDialogs', { folderId: 0 });
        return {
          order:
            answer._ === 'messages.peerDialogs'
              ? answer.dialogs.map((one) => ('peer' in one ? one.peer._ : one._))
              : [],
        };
      },
      apply: (_view, { update }) => (update._ === 'updatePinnedDialogs' ? 'again' : undefined),
    };
  },
  async savedPinned(s) {
    await s.say(s.ann, s.ann, 'a note');
    const peer = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ann) };
    return {
      change: () => s.annDoes('messages.toggleSavedDialogPin', { pinned: true, peer }),
      view: async () => ({ pins: await savedPins(s) }),
      apply(view, { update }) {
        if (update._ === 'updateSavedDialogPinned' && update.pinned) view.pins = namesOf([update.peer]);
      },
    };
  },
  async savedPins(s) {
    await s.say(s.ann, s.ann, 'a note');
    await s.say(s.ben, s.ann, 'one');
    const { id } = await s.newest(s.ann, s.ben);
    const [own, from] = [s.peer(s.ann, s.ann), s.peer(s.ann, s.ben)];
    await s.annDoes('messages.forwardMessages', { fromPeer: from, toPeer: own, id: [id], randomId: [randomId()] });
    const order = [own, from].map((peer) => ({ _: 'inputDialogPeer', peer }));
    for (const peer of order) await s.annDoes('messages.toggleSavedDialogPin', { pinned: true, peer });
    return {
      change: () => s.annDoes('messages.reorderPinnedSavedDialogs', { order, force: true }),
      view: async () => ({ pins: await savedPins(s) }),
      apply(view, { update }) {
        if (update._ === 'updatePinnedSavedDialogs') view.pins = namesOf(update.order ?? []);
      },
    };
  },
  async unreadMark(s) {
    await s.say(s.ben, s.ann, 'one');
    const peer = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ben) };
    const look = (dialog: tl.RawDialog): View => ({ mark: dialog.unreadMark ?? false });
    return {
      change: () => s.annDoes('messages.markDialogUnread', { unread: true, peer }),
      ...ofDialog(s, s.ben, look, (view, update) => {
        if (update._ === 'updateDialogUnreadMark') view.mark = update.unread ?? false;
      }),
    };
  },
  async historyTtl(s) {
    await s.say(s.ben, s.ann, 'one');
    const look = (dialog: tl.RawDialog): View => ({ ttl: dialog.ttlPeriod ?? 0 });
    return {
      change: () => s.benDoes('messages.setHistoryTTL', { peer: s.peer(s.ben, s.ann), period: 86_400 }),
      ...ofDialog(s, s.ben, look, (view, update) => {
        if (update._ === 'updatePeerHistoryTTL') view.ttl = update.ttlPeriod ?? 0;
      }),
    };
  },
  async dialogFilters(s) {
    const chat = await s.supergroup(s.ann);
    const filter = {
      _: 'dialogFilter',
      id: 2,
      title: { _: 'textWithEntities', text: 'Keepers', entities: [] },
      contacts: true,
      pinnedPeers: [],
      includePeers: [s.peer(s.ann, s.ben)],
      excludePeers: [],
    };
    const list = { ...filter, id: 3, contacts: false, includePeers: [s.peer(s.ann, chat)] };
    const title = (one: tl.TypeDialogFilter | undefined) =>
      one && 'title' in one ? `${one.title.text} ${one._}` : undefined;
    return {
      async change() {
        await s.annDoes('messages.updateDialogFilter', { id: 2, filter });
        await s.annDoes('messages.updateDialogFilter', { id: 3, filter: list });
        const chatlist = { _: 'inputChatlistDialogFilter', filterId: 3 };
        await s.annDoes('chatlists.exportChatlistInvite', { chatlist, title: 'for all', peers: list.includePeers });
        await s.annDoes('messages.updateDialogFiltersOrder', { order: [2, 0] });
        await s.annDoes('messages.toggleDialogFilterTags', { enabled: true });
      },
      async view() {
        const answer = await s.asAnn('messages.getDialogFilters');
        if (answer._ !== 'messages.dialogFilters') return {};
        const titles = Object.fromEntries(answer.filters.flatMap((one) => ('id' in one ? [[one.id, title(one)]] : [])));
        return { ...titles, order: answer.filters.map(title), tags: answer.tagsEnabled ?? false };
      },
      apply(view, { update }) {
        if (update._ === 'updateDialogFilter') view[update.id] = title(update.filter);
        return update._ === 'updateDialogFilters' || update._ === 'updateDialogFilterOrder' ? 'again' : undefined;
      },
    };
  },
  async threadRead(s) {
    const { chat, topic } = await forum(s);
    await s.say(s.ben, chat, 'one', inTopic(topic));
    return {
      change: () => readTopic(s, 'annDoes', chat, topic),
      ...ofTopics(
        s,
        chat,
        ({ readInboxMaxId }) => readInboxMaxId,
        (view, update) => {
          if (update._ === 'updateReadChannelDiscussionInbox') view[update.topMsgId] = update.readMaxId;
        },
      ),
    };
  },
  async threadReadOutbox(s) {
    const { chat, topic } = await forum(s);
    await s.say(s.ann, chat, 'one', inTopic(topic));
    return {
      change: () => readTopic(s, 'benDoes', chat, topic),
      ...ofTopics(
        s,
        chat,
        ({ readOutboxMaxId }) => readOutboxMaxId,
        (view, update) => {
          if (update._ === 'updateReadChannelDiscussionOutbox') view[update.topMsgId] = update.readMaxId;
        },
      ),
    };
  },
  async topicPinned(s) {
    const { chat, topic } = await forum(s);
    const peer = s.peer(s.ben, chat);
    return {
      change: () => s.benDoes('messages.updatePinnedForumTopic', { peer, topicId: topic, pinned: true }),
      channel: chat,
      ...ofTopics(
        s,
        chat,
        ({ pinned }) => pinned ?? false,
        (view, update) => {
          if (update._ === 'updatePinnedForumTopic') view[update.topicId] = update.pinned ?? false;
        },
      ),
    };
  },
  async topicsPinned(s) {
    const { chat, topic } = await forum(s);
    const peer = s.peer(s.ben, chat);
    return {
      change: () => s.benDoes('messages.reorderPinnedForumTopics', { peer, order: [topic], force: true }),
      channel: chat,
      ...ofTopics(
        s,
        chat,
        ({ pinned }) => pinned ?? false,
        (view, update) => {
          if (update._ !== 'updatePinnedForumTopics') return;
          for (const id of Object.keys(view)) view[id] = update.order?.includes(Number(id)) ?? false;
        },
      ),
    };
  },
} satisfies Record<string, (s: Stage) => Promise<Case>>;

const inTopic = (topic: number) => ({ replyTo: { _: 'inputReplyToMessage', replyToMsgId: topic, topMsgId: topic } });

const readTopic = (s: Stage, who: 'annDoes' | 'benDoes', chat: ChatId, topic: number) =>
  s[who]('messages.readDiscussion', {
    peer: s.peer(who === 'annDoes' ? s.ann : s.ben, chat),
    msgId: topic,
    readMaxId: 0x7fffffff,
  });

/** A forum of Ben's with Ann in it, and one topic. */
async function forum(s: Stage): Promise<{ chat: ChatId; topic: number }> {
  const chat = await s.supergroup(s.ben, true);
  await s.benDoes('messages.createForumTopic', { peer: s.peer(s.ben, chat), title: 'Wicks', randomId: randomId() });
  const topics = await topicsOf(s, chat);
  return { chat, topic: topics.find(({ title }) => title === 'Wicks')?.id ?? 0 };
}

async function topicsOf(s: Stage, chat: ChatId): Promise<tl.RawForumTopic[]> {
  const paging = { offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 20 };
  const answer = await s.asAnn('messages.getForumTopics', { peer: s.peer(s.ann, chat), ...paging });
  const topics = answer._ === 'messages.forumTopics' ? answer.topics : [];
  return topics.filter((topic) => topic._ === 'forumTopic');
}

function ofTopics(
  s: Stage,
  chat: ChatId,
  look: (topic: tl.RawForumTopic) => unknown,
  apply: (view: View, update: Told['update']) => void,
): Pick<Case, 'view' | 'apply'> {
  return {
    view: async () => Object.fromEntries((await topicsOf(s, chat)).map((topic) => [topic.id, look(topic)])),
    apply(view, { update }) {
      if ('channelId' in update && update.channelId !== bareId(chat)) return undefined;
      return apply(view, update);
    },
  };
}

/** The pinned parts of Ann's Saved Messages. */
async function savedPins(s: Stage): Promise<unknown[]> {
  const answer = await s.asAnn('messages.getPinnedSavedDialogs');
  if (answer._ !== 'messages.savedDialogs') throw new Error(`pins came as ${answer._}`);
  return answer.dialogs.map(({ peer }) => peer);
}

const namesOf = (peers: readonly tl.TypeDialogPeer[]): unknown[] =>
  peers.map((one) => (one._ === 'dialogPeer' ? one.peer : one._));
