import type { tl } from '@mtcute/core';
import {
  type Account,
  bareId,
  fallbackPhotoSetting,
  getDefaultRights,
  hidesReadDates,
  mayBotSetEmojiStatus,
  type MediaId,
  type PeerId,
  type PrivacyView,
  privacyTowards,
  translationsOff,
  type Tx,
  visiblePhoto,
} from '#domain';
import { toTlBotInfo } from '../bots/bot-info.ts';
import { toTlAdminRights } from '../chats/chat.ts';
import { toTlNotifySettings } from '../dialogs/notify-settings.ts';
import { toTlPeers, type Viewer } from '../peers.ts';
import { toTlOwnState } from '../dialogs/own-state.ts';
import { toTlPeerSettings } from '../dialogs/peer-settings.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlFormatted } from '../messages/entities.ts';

/** The profile of one account, as far as the viewer may see it. */
export async function toTlUserFull(viewer: Viewer, tx: Tx, account: Account): Promise<tl.users.RawUserFull> {
  const { id } = account;
  const self = id === viewer.account;
  const keys = ['profilePhoto', 'about', 'birthday', 'forwards', 'voiceMessages', 'phoneCall'] as const;
  const privacy = await privacyTowards(tx, viewer.account, [id], keys);
  const dialog = await tx.dialogs.get(viewer.account, id);
  const pinned = await tx.messages.history({ mailbox: viewer.account, peer: id, pinned: true, limit: 1 });
  const { groupMembers } = viewer.world.limits;
  const note = self ? undefined : (await tx.accounts.contact(viewer.account, id))?.note;
  const channel = await personalChannel(tx, account);
  return {
    _: 'users.userFull',
    fullUser: {
      _: 'userFull',
      id,
      blocked: !self && (await tx.accounts.isBlocked(viewer.account, id)),
      phoneCallsAvailable: false,
      canPinMessage: true,
      voiceMessagesForbidden: !privacy.sees(id, 'voiceMessages'),
      readDatesPrivate: !self && (await hidesReadDates(tx, id, viewer.account)),
      translationsDisabled: await translationsOff(tx, viewer.account, id),
      settings: await toTlPeerSettings(viewer, tx, id),
      notifySettings: await toTlNotifySettings(viewer, tx, id),
      commonChatsCount: self ? 0 : (await tx.chats.commonChats(viewer.account, id, groupMembers)).length,
      pinnedMsgId: pinned[0]?.id,
      ...(await toTlOwnState(viewer, tx, id)),
      ttlPeriod: dialog?.ttlS || undefined,
      ...(note ? { note: toTlFormatted(note.text, note.entities) } : {}),
      ...personalFacts(account, privacy),
      ...channelFacts(channel),
      ...(await photos(viewer, tx, account, privacy)),
      ...(account.data.bot ? { botCanManageEmojiStatus: await mayBotSetEmojiStatus(tx, viewer.account, id) } : {}),
      ...(account.data.bot ? await proposedRights(tx, id) : {}),
      ...(account.data.bot ? { botInfo: await toTlBotInfo(viewer, tx, id, id) } : {}),
    },
    ...(await toTlPeers(viewer, tx, channel ? [id, channel.id] : [id])),
  };
}

/** The channel shown in the profile, as long as it is public and stands. */
async function personalChannel(tx: Tx, { data }: Account): Promise<{ id: PeerId; topId: number } | undefined> {
  const chat = data.personalChannel === undefined ? undefined : await tx.chats.get(data.personalChannel);
  if (!chat || chat.username === undefined || chat.deletedAt !== undefined || chat.suspendedAt !== undefined)
    return undefined;
  return { id: chat.id, topId: (await tx.messages.topId(chat.id, chat.id)) ?? 0 };
}

const channelFacts = (channel: { id: PeerId; topId: number } | undefined): Partial<tl.RawUserFull> =>
  channel ? { personalChannelId: bareId(channel.id), personalChannelMessage: channel.topId } : {};

function personalFacts({ id, data, firstName, lastName }: Account, privacy: PrivacyView): Partial<tl.RawUserFull> {
  const { birthday } = data;
  const about = data.bot?.about ?? data.about;
  return {
    ...(about && privacy.sees(id, 'about') ? { about } : {}),
    ...(birthday && privacy.sees(id, 'birthday') ? { birthday: { _: 'birthday', ...birthday } } : {}),
    ...(privacy.sees(id, 'forwards') ? {} : { privateForwardName: `${firstName} ${lastName}`.trim() }),
  };
}

async function photos(
  viewer: Viewer,
  tx: Tx,
  account: Account,
  privacy: PrivacyView,
): Promise<Pick<tl.RawUserFull, 'profilePhoto' | 'fallbackPhoto'>> {
  const self = account.id === viewer.account;
  const load = async (id: MediaId | undefined) => (id === undefined ? undefined : tx.media.get(id));
  const shown = await load(await visiblePhoto(tx, account, viewer.account));
  const real = privacy.sees(account.id, 'profilePhoto');
  const fallback = self ? await load(await tx.accounts.setting<MediaId>(account.id, fallbackPhotoSetting)) : undefined;
  return {
    ...(shown ? { [real ? 'profilePhoto' : 'fallbackPhoto']: toTlPhoto(viewer, shown) } : {}),
    ...(fallback ? { fallbackPhoto: toTlPhoto(viewer, fallback) } : {}),
  };
}

/** The rights that are ticked when somebody makes the bot an administrator. */
async function proposedRights(tx: Tx, bot: number): Promise<Partial<tl.RawUserFull>> {
  const groups = await getDefaultRights(tx, bot, 'groups');
  const channels = await getDefaultRights(tx, bot, 'channels');
  return {
    ...(groups.length > 0 ? { botGroupAdminRights: toTlAdminRights(groups) } : {}),
    ...(channels.length > 0 ? { botBroadcastAdminRights: toTlAdminRights(channels) } : {}),
  };
}
