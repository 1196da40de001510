import type { tl } from '@mtcute/core';
import { bareId, type ChatId } from '#domain';
import type { Case, Stage, View } from './stage.ts';

const chatOf = (chats: readonly tl.TypeChat[], chat: ChatId): tl.TypeChat | undefined =>
  chats.find(({ id }) => id === bareId(chat));

/** What Ann has of one chat: updates about it bring it along. */
const ofChat = (s: Stage, chat: ChatId, look: (chat: tl.TypeChat) => View): Pick<Case, 'view' | 'apply'> => ({
  async view() {
    const isGroup = s.peer(s.ann, chat)._ === 'inputPeerChat';
    const id = isGroup ? bareId(chat) : s.channel(s.ann, chat);
    const answer = await s.asAnn(isGroup ? 'messages.getChats' : 'channels.getChannels', { id: [id] });
    const found = answer._ === 'messages.chats' ? chatOf(answer.chats, chat) : undefined;
    return found ? look(found) : {};
  },
  apply(view, { update, chats }) {
    const found = chatOf(chats, chat);
    if (found && (update._ === 'updateChat' || update._ === 'updateChannel')) Object.assign(view, look(found));
    if (update._ === 'updateChatDefaultBannedRights') view.noPolls = update.defaultBannedRights.sendPolls ?? false;
  },
});

async function fullOf(s: Stage, chat: ChatId): Promise<tl.TypeChatFull> {
  const isGroup = s.peer(s.ann, chat)._ === 'inputPeerChat';
  const request = isGroup ? { chatId: bareId(chat) } : { channel: s.channel(s.ann, chat) };
  const answer = await s.asAnn(isGroup ? 'messages.getFullChat' : 'channels.getFullChannel', request);
  if (answer._ !== 'messages.chatFull') throw new Error(`a chat came as ${answer._}`);
  return answer.fullChat;
}

export const chatCases = {
  async chat(s) {
    const chat = await s.group();
    return {
      change: () => s.benDoes('messages.toggleNoForwards', { peer: s.peer(s.ben, chat), enabled: true }),
      ...ofChat(s, chat, (one) => ({ protected: 'noforwards' in one && one.noforwards })),
    };
  },
  async channel(s) {
    const chat = await s.supergroup();
    const bannedRights = { _: 'chatBannedRights', viewMessages: true, untilDate: 0 };
    const request = { channel: s.channel(s.ben, chat), participant: s.peer(s.ben, s.ann), bannedRights };
    return {
      change: () => s.benDoes('channels.editBanned', request),
      ...ofChat(s, chat, (one) => ({ as: one._ })),
    };
  },
  async chatDefaultRights(s) {
    const chat = await s.group();
    const bannedRights = { _: 'chatBannedRights', sendPolls: true, untilDate: 0 };
    return {
      change: () => s.benDoes('messages.editChatDefaultBannedRights', { peer: s.peer(s.ben, chat), bannedRights }),
      ...ofChat(s, chat, (one) => ({
        noPolls: ('defaultBannedRights' in one && one.defaultBannedRights?.sendPolls) || false,
      })),
    };
  },
  async memberAdmin(s) {
    const chat = await s.group();
    const change = { chatId: bareId(chat), userId: s.user(s.ben, s.ann), isAdmin: true };
    return {
      change: () => s.benDoes('messages.editChatAdmin', change),
      async view() {
        const full = await fullOf(s, chat);
        const members =
          full._ === 'chatFull' && full.participants._ === 'chatParticipants' ? full.participants.participants : [];
        return Object.fromEntries(members.map((one) => [one.userId, one._ === 'chatParticipantAdmin']));
      },
      apply(view, { update }) {
        if (update._ === 'updateChatParticipantAdmin') view[update.userId] = update.isAdmin;
      },
    };
  },
  async members(s) {
    const chat = await s.group();
    const change = { peer: s.peer(s.ben, chat), participant: s.peer(s.ben, s.ann), rank: 'keeper' };
    const ranks = (participants: tl.TypeChatParticipants): View =>
      participants._ === 'chatParticipants'
        ? Object.fromEntries(participants.participants.map((one) => [one.userId, 'rank' in one ? one.rank : undefined]))
        : {};
    return {
      change: () => s.benDoes('messages.editChatParticipantRank', change),
      async view() {
        const full = await fullOf(s, chat);
        return full._ === 'chatFull' ? ranks(full.participants) : {};
      },
      apply(view, { update }) {
        if (update._ === 'updateChatParticipants') Object.assign(view, ranks(update.participants));
      },
    };
  },
  async forumView(s) {
    const chat = await s.supergroup(s.ben, true);
    const enabled = true;
    return {
      change: () => s.annDoes('channels.toggleViewForumAsMessages', { channel: s.channel(s.ann, chat), enabled }),
      async view() {
        const full = await fullOf(s, chat);
        return { asMessages: full._ === 'channelFull' && (full.viewForumAsMessages ?? false) };
      },
      apply(view, { update }) {
        if (update._ === 'updateChannelViewForumAsMessages') view.asMessages = update.enabled;
      },
    };
  },
  async channelAvailable(s) {
    const chat = await s.supergroup();
    await s.say(s.ben, chat, 'one');
    const channel = s.channel(s.ann, chat);
    return {
      change: () => s.annDoes('channels.deleteHistory', { channel, maxId: 0x7fffffff }),
      async view() {
        const full = await fullOf(s, chat);
        return { from: full._ === 'channelFull' ? (full.availableMinId ?? 0) : 0 };
      },
      apply(view, { update }) {
        if (update._ === 'updateChannelAvailableMessages') view.from = update.availableMinId;
      },
    };
  },
  async joinRequests(s) {
    const chat = await s.supergroup(s.ann);
    await s.benDoes('channels.leaveChannel', { channel: s.channel(s.ben, chat) });
    const answer = await s.asAnn('messages.exportChatInvite', { peer: s.peer(s.ann, chat), requestNeeded: true });
    const hash = answer._ === 'chatInviteExported' ? answer.link.replace(/^.*[/+]/, '') : '';
    return {
      change: () => s.benDoes('messages.importChatInvite', { hash }).catch(refusedWith('INVITE_REQUEST_SENT')),
      async view() {
        const full = await fullOf(s, chat);
        return { pending: full._ === 'channelFull' ? (full.requestsPending ?? 0) : 0 };
      },
      apply(view, { update }) {
        if (update._ === 'updatePendingJoinRequests') view.pending = update.requestsPending;
      },
    };
  },
} satisfies Record<string, (s: Stage) => Promise<Case>>;

/** The refusal that this very call is answered with. */
const refusedWith = (text: string) => (error: unknown) => {
  if (!(error instanceof Error) || error.message !== text) throw error;
};
