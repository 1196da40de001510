import type { tl } from '@mtcute/core';
import {
  type Account,
  closeFriendsSetting,
  type Contact,
  fallbackPhotoSetting,
  lastSeen,
  type MediaId,
  placeholderWords,
  type PrivacyView,
  privacyAmong,
  privacyTowards,
  type Status,
  type Tx,
} from '#domain';
import { toTlEmojiStatus } from './emoji-status.ts';
import { toTlPeerColor } from './peer-colors.ts';
import { loadMedia } from '../media/media.ts';
import type { Viewer } from '../viewer.ts';
import { toTlProfilePhoto } from '../media/photo.ts';
import { toTlNames } from '../chats/public-names.ts';

/** Everything that the way others see these accounts depends on, read at once for all of them. */
interface Look {
  privacy: PrivacyView;
  /** Whom the viewer lets see its own last-seen time: only theirs is then shown. */
  shownTo: ReadonlySet<number>;
  contacts: ReadonlyMap<number, Contact>;
  /** Who keeps the viewer as a contact. */
  keepers: ReadonlySet<number>;
  blockers: ReadonlySet<number>;
  closeFriends: readonly number[];
  photos: ReadonlyMap<number, tl.TypeUserProfilePhoto>;
}

/** Writes accounts as `viewer` sees them: own names for contacts, phone, photo and status as privacy allows. */
export async function toTlUsers(viewer: Viewer, tx: Tx, ids: readonly number[]): Promise<tl.TypeUser[]> {
  const known = ids.map((id) => viewer.users.get(viewer.account, id));
  const missing = ids.filter((_id, index) => known[index] === undefined);
  if (missing.length === 0) return known.filter((user) => user !== undefined);
  const read = await readUsers(viewer, tx, missing);
  return ids.map((id, index) => known[index] ?? read.get(id) ?? { _: 'userEmpty', id });
}

async function readUsers(viewer: Viewer, tx: Tx, ids: readonly number[]): Promise<Map<number, tl.TypeUser>> {
  const since = viewer.users.moment();
  const accounts = await tx.accounts.many(ids);
  const look = await takeLook(viewer, tx, accounts);
  const written = new Map<number, tl.TypeUser>();
  for (const account of accounts) {
    const user = toTlUser(viewer, account, look);
    // Its words are those of one program of the viewer, and the others may speak another language.
    if (!isRemovedBot(account)) viewer.users.put(viewer.account, account.id, user, since);
    written.set(account.id, user);
  }
  return written;
}

async function takeLook(viewer: Viewer, tx: Tx, accounts: readonly Account[]): Promise<Look> {
  const others = accounts.filter(({ id }) => id !== viewer.account);
  const ids = others.map(({ id }) => id);
  const people = others.filter(({ kind, deletedAt }) => kind === 'person' && deletedAt === undefined);
  const privacy = await privacyTowards(tx, viewer.account, ids, ['statusTimestamp', 'profilePhoto', 'phoneNumber']);
  const contacts = ids.length > 0 ? await tx.accounts.contactsAmong(viewer.account, ids) : [];
  const keepers = contacts.length > 0 ? await tx.accounts.contactOwners(viewer.account, ids) : [];
  const friends = contacts.length > 0 ? await tx.accounts.setting<number[]>(viewer.account, closeFriendsSetting) : [];
  return {
    privacy,
    shownTo: await shownTo(
      viewer,
      tx,
      people.map(({ id }) => id),
    ),
    contacts: new Map(contacts.map((contact) => [contact.account, contact])),
    keepers: new Set(keepers),
    blockers: new Set(await tx.accounts.blockersAmong(ids, viewer.account)),
    closeFriends: friends ?? [],
    photos: await faces(viewer, tx, accounts, privacy),
  };
}

const shownTo = async (viewer: Viewer, tx: Tx, people: readonly number[]): Promise<ReadonlySet<number>> =>
  people.length > 0 ? privacyAmong(tx, viewer.account, 'statusTimestamp', people) : new Set();

async function faces(
  viewer: Viewer,
  tx: Tx,
  accounts: readonly Account[],
  privacy: PrivacyView,
): Promise<Map<number, tl.TypeUserProfilePhoto>> {
  const hidden = accounts.filter(({ id, photo }) => photo !== undefined && !privacy.sees(id, 'profilePhoto'));
  const fallbacks = await tx.accounts.settingsAmong<MediaId>(
    hidden.map(({ id }) => id),
    [fallbackPhotoSetting],
  );
  const worn = new Map(accounts.map(({ id, photo }) => [id, photo]));
  for (const { id } of hidden) worn.set(id, fallbacks.find(({ account }) => account === id)?.value);
  const media = await loadMedia(tx, worn.values());
  return new Map([...worn].map(([id, photo]) => [id, toTlProfilePhoto(viewer, media.get(photo ?? 0))]));
}

function toTlUser(viewer: Viewer, account: Account, look: Look): tl.RawUser {
  const { id, data } = account;
  const self = id === viewer.account;
  const accessHash = viewer.hashes.of(viewer.account, 'peer', id);
  if (account.deletedAt !== undefined) return { _: 'user', id, accessHash, self, deleted: true };
  const contact = look.contacts.get(id);
  return {
    _: 'user',
    id,
    accessHash,
    self,
    contact: contact !== undefined || self,
    mutualContact: (contact !== undefined && look.keepers.has(id)) || self,
    closeFriend: contact !== undefined && look.closeFriends.includes(id),
    verified: data.verified ?? false,
    scam: data.enforced?.slots['label:scam'] !== undefined,
    fake: data.enforced?.slots['label:fake'] !== undefined,
    support: account.kind === 'service',
    firstName: contact?.firstName ?? account.firstName,
    lastName: (contact?.lastName ?? account.lastName) || undefined,
    ...toTlNames(account, self),
    phone: visiblePhone(account, contact, look),
    photo: look.photos.get(id) ?? { _: 'userProfilePhotoEmpty' },
    status: toTlStatus(viewer, account, look),
    color: toTlPeerColor(data.color, data.colorEmoji),
    profileColor: toTlPeerColor(data.profileColor, data.profileColorEmoji),
    ...(data.emojiStatus ? { emojiStatus: toTlEmojiStatus(data.emojiStatus) } : {}),
    ...toTlRestriction(isRemovedBot(account) ? removedBot(viewer) : data.restriction),
    ...(data.bot ? toTlBotFlags(data.bot) : {}),
  };
}

/** Whoever keeps the number in a contact knows it already. */
function visiblePhone(account: Account, contact: Contact | undefined, look: Look): string | undefined {
  if (account.phone === undefined || account.phone === contact?.phone) return account.phone;
  return look.privacy.sees(account.id, 'phoneNumber') ? account.phone : undefined;
}

/**
 * Programs show these words in place of a chat with a suspended bot. People keep what a suspended person wrote to them: it
 * may be the evidence of what was done to them.
 */
const removedBot = ({ language = 'en' }: Viewer) => ({
  reason: 'suspended',
  text: placeholderWords[language].botSuspended,
});
const isRemovedBot = ({ kind, suspendedAt }: Account): boolean => kind === 'bot' && suspendedAt !== undefined;

function toTlRestriction(restriction: Account['data']['restriction']) {
  if (!restriction) return {};
  const { reason, text, platforms } = restriction;
  const reasons = (platforms ?? ['all']).map(
    (platform): tl.RawRestrictionReason => ({ _: 'restrictionReason', platform, reason, text }),
  );
  return { restricted: true, restrictionReason: reasons };
}

const toTlBotFlags = (bot: NonNullable<Account['data']['bot']>) => ({
  bot: true,
  botInfoVersion: bot.infoVersion,
  botChatHistory: !bot.privacyMode,
  botNochats: !bot.joinGroups,
  botGuard: true,
  ...(bot.inlinePlaceholder === undefined ? {} : { botInlinePlaceholder: bot.inlinePlaceholder }),
});

function toTlStatus(viewer: Viewer, account: Account, look: Look): tl.TypeUserStatus {
  if (account.kind !== 'person') return { _: 'userStatusEmpty' };
  const self = account.id === viewer.account;
  const status = lastSeen(account.onlineUntil, viewer.world.clock.nowS(), {
    theirs: look.privacy.sees(account.id, 'statusTimestamp'),
    mine: self || look.shownTo.has(account.id),
    blocked: look.blockers.has(account.id),
  });
  return writeStatus(status);
}

function writeStatus(status: Status): tl.TypeUserStatus {
  switch (status.kind) {
    case 'online':
      return { _: 'userStatusOnline', expires: status.untilS };
    case 'offline':
      return { _: 'userStatusOffline', wasOnline: status.sinceS };
    case 'recently':
      return { _: 'userStatusRecently', byMe: status.byMe };
    case 'lastWeek':
      return { _: 'userStatusLastWeek', byMe: status.byMe };
    case 'lastMonth':
      return { _: 'userStatusLastMonth', byMe: status.byMe };
    case 'longAgo':
      return { _: 'userStatusEmpty' };
  }
}
