import type { Messenger } from '../../data/messenger.ts';
import type { Account } from '../account.ts';
import { adminLog } from './admin-log.ts';
import * as chats from './chats.ts';
import * as dialogs from './dialogs.ts';
import * as discussion from './discussion.ts';
import * as files from './files.ts';
import * as history from './history.ts';
import * as inline from './inline.ts';
import { linkPreview } from './link-preview.ts';
import * as messages from './messages.ts';
import * as outbox from './outbox.ts';
import * as people from './people.ts';
import * as rights from './rights.ts';
import * as marks from './marks.ts';
import * as scheduled from './scheduled.ts';
import * as search from './search.ts';
import * as settings from './settings.ts';
import * as signIn from './sign-in.ts';
import { stats } from './stats.ts';
import * as stickers from './stickers.ts';
import * as threads from './threads.ts';

/** What happens around an account as a whole: kept by `session.ts`. */
export interface Lifecycle {
  welcome: signIn.Welcome;
  goodbye: (account: Account) => Promise<void>;
}

/** Binds every verb to one account. */
export function messengerOf(account: Account, { welcome, goodbye }: Lifecycle): Messenger {
  const bound =
    <A extends unknown[], R>(verb: (account: Account, ...args: A) => Promise<R>) =>
    (...args: A) =>
      verb(account, ...args);
  return {
    sendCode: (phone) => signIn.sendCode(account, phone, welcome),
    signIn: (code) => signIn.signIn(account, code, welcome),
    signUp: (firstName, lastName) => signIn.signUp(account, firstName, lastName, welcome),
    checkPassword: (password) => signIn.checkPassword(account, password, welcome),
    resendCode: () => signIn.resendCode(account, welcome),
    qrToken: () => signIn.qrToken(account, welcome),
    countries: bound(signIn.countries),
    signOut: () => goodbye(account),

    moreDialogs: bound(dialogs.moreDialogs),
    setPinned: bound(dialogs.setPinned),
    setArchived: bound(dialogs.setArchived),
    setMuted: bound(dialogs.setMuted),
    markUnread: bound(dialogs.markUnread),
    saveDraft: bound(dialogs.saveDraft),
    saveFolder: bound(dialogs.saveFolder),
    removeFolder: bound(dialogs.removeFolder),
    clearHistory: bound(dialogs.clearHistory),
    leave: bound(dialogs.leave),

    history: bound(history.history),
    message: bound(history.message),
    comments: bound(threads.comments),
    readThread: bound(threads.readThread),
    topics: bound(threads.topics),
    createTopic: bound(threads.createTopic),
    editTopic: bound(threads.editTopic),
    setForum: bound(threads.setForum),
    read: bound(history.read),
    remove: bound(history.remove),
    send: bound(outbox.send),
    retry: bound(outbox.retry),
    cancel: bound(outbox.cancel),
    pauseUpload: bound(outbox.pauseUpload),
    edit: bound(messages.edit),
    forward: bound(messages.forward),
    react: bound(messages.react),
    pin: bound(messages.pin),
    pinned: bound(messages.pinned),
    vote: bound(messages.vote),
    addPollAnswer: bound(messages.addPollAnswer),
    sendPoll: bound(messages.sendPoll),
    pressButton: bound(messages.pressButton),
    inlineOffers: bound(inline.inlineOffers),
    sendInlineOffer: bound(inline.sendInlineOffer),
    typing: bound(messages.typing),
    viewed: bound(messages.viewed),
    linkPreview: bound(linkPreview),

    schedule: bound(scheduled.schedule),
    scheduled: bound(scheduled.scheduled),
    nextMark: bound(marks.nextMark),
    seenMentions: bound(marks.seenMentions),
    opened: bound(marks.opened),
    seenReactions: bound(marks.seenReactions),
    reschedule: bound(scheduled.reschedule),
    editScheduled: bound(scheduled.editScheduled),
    sendScheduled: bound(scheduled.sendScheduled),
    removeScheduled: bound(scheduled.removeScheduled),

    stickerSets: bound(stickers.stickerSets),
    stickerSet: bound(stickers.stickerSet),
    recentStickers: bound(stickers.recentStickers),
    installSet: bound(stickers.installSet),
    customEmoji: bound(stickers.customEmoji),

    searchAll: bound(search.searchAll),
    searchChat: bound(search.searchChat),
    resolve: bound(search.resolve),

    file: bound(files.file),
    filePart: bound(files.filePart),
    cancelFile: bound(files.cancelFile),
    pauseFile: bound(files.pauseFile),
    storageUse: files.storageUse,
    clearFiles: files.clearFiles,

    peer: bound(people.peer),
    details: bound(people.details),
    members: bound(people.members),
    commonChats: bound(people.commonChats),
    contacts: bound(people.contacts),
    addContact: bound(people.addContact),
    addContactByPhone: bound(people.addContactByPhone),
    removeContact: bound(people.removeContact),
    setBlocked: bound(people.setBlocked),
    blocked: bound(people.blocked),

    createGroup: bound(chats.createGroup),
    createChannel: bound(chats.createChannel),
    editChat: bound(chats.editChat),
    addMembers: bound(chats.addMembers),
    removeMember: bound(chats.removeMember),
    setAdmin: bound(rights.setAdmin),
    restrict: bound(rights.restrict),
    setDenied: bound(rights.setDenied),
    setSlowMode: bound(rights.setSlowMode),
    upgradeGroup: bound(chats.upgradeGroup),
    join: bound(chats.join),
    inviteLinks: bound(chats.inviteLinks),
    createInviteLink: bound(chats.createInviteLink),
    revokeInviteLink: bound(chats.revokeInviteLink),
    inviteInfo: bound(chats.inviteInfo),
    acceptInvite: bound(chats.acceptInvite),
    joinRequests: bound(chats.joinRequests),
    answerJoinRequest: bound(chats.answerJoinRequest),

    adminLog: bound(adminLog),
    stats: bound(stats),
    discussionChoices: bound(discussion.discussionChoices),
    setDiscussion: bound(discussion.setDiscussion),

    report: bound(settings.report),
    updateProfile: bound(settings.updateProfile),
    setUsername: bound(settings.setUsername),
    checkUsername: bound(settings.checkUsername),
    setPhoto: bound(settings.setPhoto),
    devices: bound(settings.devices),
    endDevice: bound(settings.endDevice),
    endOtherDevices: bound(settings.endOtherDevices),
    registerPush: bound(settings.registerPush),
    unregisterPush: bound(settings.unregisterPush),
    privacy: bound(settings.privacy),
    setPrivacy: bound(settings.setPrivacy),
    passwordState: bound(settings.passwordState),
    setPassword: bound(settings.setPassword),
    setLanguage: async (language) => {
      account.language = language;
    },
  };
}
