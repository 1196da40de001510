import type { Messenger } from '../../data/messenger.ts';
import type { ChatVerbs } from '../../data/verbs/chats.ts';
import type { DialogVerbs } from '../../data/verbs/dialogs.ts';
import type { FileVerbs } from '../../data/verbs/files.ts';
import type { GoverningVerbs } from '../../data/verbs/governing.ts';
import type { MessageVerbs } from '../../data/verbs/messages.ts';
import type { PeopleVerbs } from '../../data/verbs/people.ts';
import type { ReadingVerbs } from '../../data/verbs/reading.ts';
import type { ScheduledVerbs } from '../../data/verbs/scheduled.ts';
import type { SearchVerbs } from '../../data/verbs/search.ts';
import type { SendingVerbs } from '../../data/verbs/sending.ts';
import type { SettingsVerbs } from '../../data/verbs/settings.ts';
import type { SignInVerbs } from '../../data/verbs/sign-in.ts';
import type { StickerVerbs } from '../../data/verbs/stickers.ts';
import type { ThreadVerbs } from '../../data/verbs/threads.ts';
import type { Account } from '../account.ts';
import { adminLog } from './admin-log.ts';
import * as chats from './chats.ts';
import * as checklists from './checklists.ts';
import * as dialogs from './dialogs.ts';
import * as discussion from './discussion.ts';
import { emojiWords } from './emoji-words.ts';
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
import * as privacy from './privacy.ts';
import * as settings from './settings.ts';
import * as sharedFolders from './shared-folders.ts';
import * as password from './password.ts';
import * as signIn from './sign-in.ts';
import { stats } from './stats.ts';
import * as stickers from './stickers.ts';
import * as threads from './threads.ts';
import * as witnesses from './witnesses.ts';

/** What happens around an account as a whole: kept by `session.ts`. */
export interface Lifecycle {
  welcome: signIn.Welcome;
  goodbye: (account: Account) => Promise<void>;
}

/** Gives a verb the account that it works on. */
type Bind = <A extends unknown[], R>(verb: (account: Account, ...args: A) => Promise<R>) => (...args: A) => Promise<R>;

/** Every verb, bound to one account. */
export function messengerOf(account: Account, lifecycle: Lifecycle): Messenger {
  const bound: Bind =
    (verb) =>
    (...args) =>
      verb(account, ...args);
  return {
    ...signInVerbs(account, lifecycle, bound),
    ...dialogVerbs(bound),
    ...readingVerbs(bound),
    ...sendingVerbs(bound),
    ...messageVerbs(bound),
    ...scheduledVerbs(bound),
    ...threadVerbs(bound),
    ...stickerVerbs(bound),
    ...searchVerbs(bound),
    ...fileVerbs(bound),
    ...peopleVerbs(bound),
    ...chatVerbs(bound),
    ...governingVerbs(bound),
    ...settingsVerbs(account, bound),
  };
}

function signInVerbs(account: Account, { welcome, goodbye }: Lifecycle, bound: Bind): SignInVerbs {
  return {
    sendCode: (phone) => signIn.sendCode(account, phone, welcome),
    signIn: (code) => signIn.signIn(account, code, welcome),
    signUp: (firstName, lastName) => signIn.signUp(account, firstName, lastName, welcome),
    checkPassword: (password) => signIn.checkPassword(account, password, welcome),
    resendCode: () => signIn.resendCode(account, welcome),
    requestRecovery: () => signIn.requestRecovery(account),
    recoverPassword: (code) => signIn.recoverPassword(account, code, welcome),
    qrToken: () => signIn.qrToken(account, welcome),
    countries: bound(signIn.countries),
    signOut: () => goodbye(account),
  };
}

const dialogVerbs = (bound: Bind): DialogVerbs => ({
  moreDialogs: bound(dialogs.moreDialogs),
  setPinned: bound(dialogs.setPinned),
  setArchived: bound(dialogs.setArchived),
  setMuted: bound(dialogs.setMuted),
  markUnread: bound(dialogs.markUnread),
  saveDraft: bound(dialogs.saveDraft),
  saveFolder: bound(dialogs.saveFolder),
  removeFolder: bound(dialogs.removeFolder),
  sharedFolder: bound(sharedFolders.sharedFolder),
  takeFolder: bound(sharedFolders.takeFolder),
  folderNews: bound(sharedFolders.folderNews),
  takeFolderNews: bound(sharedFolders.takeFolderNews),
  declineFolderNews: bound(sharedFolders.declineFolderNews),
  folderLinks: bound(sharedFolders.folderLinks),
  shareFolder: bound(sharedFolders.shareFolder),
  revokeFolderLink: bound(sharedFolders.revokeFolderLink),
  clearHistory: bound(dialogs.clearHistory),
  leave: bound(dialogs.leave),
});

const readingVerbs = (bound: Bind): ReadingVerbs => ({
  history: bound(history.history),
  message: bound(history.message),
  pinned: bound(messages.pinned),
  read: bound(history.read),
  viewed: bound(messages.viewed),
  opened: bound(marks.opened),
  nextMark: bound(marks.nextMark),
  seenMentions: bound(marks.seenMentions),
  seenReactions: bound(marks.seenReactions),
});

const sendingVerbs = (bound: Bind): SendingVerbs => ({
  send: bound(outbox.send),
  retry: bound(outbox.retry),
  cancel: bound(outbox.cancel),
  pauseUpload: bound(outbox.pauseUpload),
  sendPoll: bound(messages.sendPoll),
  sendChecklist: bound(checklists.sendChecklist),
  startBot: bound(messages.startBot),
  inlineOffers: bound(inline.inlineOffers),
  sendInlineOffer: bound(inline.sendInlineOffer),
  openWebApp: bound(inline.openWebApp),
  linkPreview: bound(linkPreview),
  typing: bound(messages.typing),
});

const messageVerbs = (bound: Bind): MessageVerbs => ({
  edit: bound(messages.edit),
  remove: bound(history.remove),
  forward: bound(messages.forward),
  react: bound(messages.react),
  reactionChoices: bound(witnesses.reactionChoices),
  witnesses: bound(witnesses.witnesses),
  pin: bound(messages.pin),
  vote: bound(messages.vote),
  addPollAnswer: bound(messages.addPollAnswer),
  markTask: bound(checklists.markTask),
  addTask: bound(checklists.addTask),
  pressButton: bound(messages.pressButton),
  report: bound(settings.report),
});

const scheduledVerbs = (bound: Bind): ScheduledVerbs => ({
  schedule: bound(scheduled.schedule),
  scheduled: bound(scheduled.scheduled),
  reschedule: bound(scheduled.reschedule),
  editScheduled: bound(scheduled.editScheduled),
  sendScheduled: bound(scheduled.sendScheduled),
  removeScheduled: bound(scheduled.removeScheduled),
});

const threadVerbs = (bound: Bind): ThreadVerbs => ({
  comments: bound(threads.comments),
  readThread: bound(threads.readThread),
  topics: bound(threads.topics),
  createTopic: bound(threads.createTopic),
  editTopic: bound(threads.editTopic),
  setForum: bound(threads.setForum),
});

const stickerVerbs = (bound: Bind): StickerVerbs => ({
  stickerSets: bound(stickers.stickerSets),
  stickerSet: bound(stickers.stickerSet),
  recentStickers: bound(stickers.recentStickers),
  installSet: bound(stickers.installSet),
  emojiWords: bound(emojiWords),
  customEmoji: bound(stickers.customEmoji),
});

const searchVerbs = (bound: Bind): SearchVerbs => ({
  searchAll: bound(search.searchAll),
  searchChat: bound(search.searchChat),
  resolve: bound(search.resolve),
});

const fileVerbs = (bound: Bind): FileVerbs => ({
  file: bound(files.file),
  filePart: bound(files.filePart),
  cancelFile: bound(files.cancelFile),
  pauseFile: bound(files.pauseFile),
  storageUse: files.storageUse,
  clearFiles: files.clearFiles,
});

const peopleVerbs = (bound: Bind): PeopleVerbs => ({
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
});

const chatVerbs = (bound: Bind): ChatVerbs => ({
  createGroup: bound(chats.createGroup),
  createChannel: bound(chats.createChannel),
  editChat: bound(chats.editChat),
  addMembers: bound(chats.addMembers),
  removeMember: bound(chats.removeMember),
  upgradeGroup: bound(chats.upgradeGroup),
  join: bound(chats.join),
  inviteLinks: bound(chats.inviteLinks),
  createInviteLink: bound(chats.createInviteLink),
  revokeInviteLink: bound(chats.revokeInviteLink),
  inviteInfo: bound(chats.inviteInfo),
  acceptInvite: bound(chats.acceptInvite),
  joinRequests: bound(chats.joinRequests),
  answerJoinRequest: bound(chats.answerJoinRequest),
});

const governingVerbs = (bound: Bind): GoverningVerbs => ({
  setAdmin: bound(rights.setAdmin),
  restrict: bound(rights.restrict),
  setDenied: bound(rights.setDenied),
  setSlowMode: bound(rights.setSlowMode),
  adminLog: bound(adminLog),
  stats: bound(stats),
  discussionChoices: bound(discussion.discussionChoices),
  setDiscussion: bound(discussion.setDiscussion),
});

function settingsVerbs(account: Account, bound: Bind): SettingsVerbs {
  return {
    updateProfile: bound(settings.updateProfile),
    setUsername: bound(settings.setUsername),
    checkUsername: bound(settings.checkUsername),
    setPhoto: bound(settings.setPhoto),
    devices: bound(settings.devices),
    endDevice: bound(settings.endDevice),
    endOtherDevices: bound(settings.endOtherDevices),
    acceptDevice: bound(settings.acceptDevice),
    registerPush: bound(settings.registerPush),
    unregisterPush: bound(settings.unregisterPush),
    privacy: bound(privacy.privacy),
    setPrivacy: bound(privacy.setPrivacy),
    passwordState: bound(password.passwordState),
    setPassword: bound(password.setPassword),
    setPasswordEmail: bound(password.setPasswordEmail),
    confirmPasswordEmail: bound(password.confirmPasswordEmail),
    resendPasswordEmail: bound(password.resendPasswordEmail),
    dropPasswordEmail: bound(password.dropPasswordEmail),
    removeForgottenPassword: bound(password.removeForgottenPassword),
    resetPassword: bound(password.resetPassword),
    keepPassword: bound(password.keepPassword),
    setLanguage: async (language) => {
      account.language = language;
    },
  };
}
