import type { tl } from '@mtcute/node';

/** Each flag of channelAdminLogEventsFilter. */
export const filters = [
  'join',
  'leave',
  'invite',
  'ban',
  'unban',
  'kick',
  'unkick',
  'promote',
  'demote',
  'info',
  'settings',
  'pinned',
  'edit',
  'delete',
  'groupCall',
  'invites',
  'send',
  'forums',
  'subExtend',
  'editRank',
] as const satisfies readonly (keyof tl.RawChannelAdminLogEventsFilter)[];

/** Events that nothing here brings about, each with the reason. */
export const never: Readonly<Record<string, string>> = {
  ToggleInvites: 'who may invite is one of the default rights',
  ChangeLocation: 'groups are bound to no place',
  ChangeWallpaper: 'channels have no wallpapers',
  ChangeEmojiStatus: 'channels have no emoji status',
  ParticipantSubExtend: 'nothing is paid for',
  StartGroupCall: 'there are no group calls',
  DiscardGroupCall: 'there are no group calls',
  ParticipantMute: 'there are no group calls',
  ParticipantUnmute: 'there are no group calls',
  ToggleGroupCallSetting: 'there are no group calls',
  ParticipantVolume: 'there are no group calls',
};

interface Deed {
  /** The filters that show it. */
  filters: (typeof filters)[number][];
  /** What the newest event of this kind says, in short. */
  values: string;
}

export const deeds: Readonly<Record<string, Deed>> = {
  ChangeAbout: { filters: ['info'], values: 'prevValue -, newValue at dusk' },
  ChangeAvailableReactions: {
    filters: ['settings'],
    values: 'prevValue chatReactionsAll(allowCustom), newValue chatReactionsNone',
  },
  ChangeEmojiStickerSet: {
    filters: ['info'],
    values: 'prevStickerset inputStickerSetEmpty, newStickerset inputStickerSetID',
  },
  ChangeHistoryTTL: { filters: ['info'], values: 'prevValue 0, newValue 86400' },
  ChangeLinkedChat: { filters: ['info'], values: 'prevValue 0, newValue ID' },
  ChangePeerColor: { filters: ['info'], values: 'prevValue peerColor, newValue peerColor(color=2)' },
  ChangePhoto: { filters: ['info'], values: 'prevPhoto photoEmpty, newPhoto photo' },
  ChangeProfilePeerColor: { filters: ['info'], values: 'prevValue peerColor, newValue peerColor(color=4)' },
  ChangeStickerSet: {
    filters: ['info'],
    values: 'prevStickerset inputStickerSetEmpty, newStickerset inputStickerSetID',
  },
  ChangeTitle: { filters: ['info'], values: 'prevValue Wicks, newValue Night wicks' },
  ChangeUsername: { filters: ['info'], values: 'prevValue -, newValue night_wicks_all' },
  ChangeUsernames: { filters: ['info'], values: 'prevValue [], newValue [wick_news_given]' },
  CreateTopic: { filters: ['forums'], values: 'topic forumTopic(my title=Wicks)' },
  DefaultBannedRights: {
    filters: ['settings'],
    values: 'prevBannedRights chatBannedRights, newBannedRights chatBannedRights(sendPolls)',
  },
  DeleteMessage: { filters: ['delete'], values: 'message message(out pinned message=no typo)' },
  DeleteTopic: { filters: ['forums'], values: 'topic forumTopic(my pinned title=Oil)' },
  EditMessage: {
    filters: ['edit'],
    values: 'prevMessage message(out message=a typo), newMessage message(out message=no typo)',
  },
  EditTopic: { filters: ['forums'], values: 'prevTopic forumTopic(my title=Wicks), newTopic forumTopic(my title=Oil)' },
  ExportedInviteDelete: { filters: ['invites'], values: 'invite chatInviteExported(revoked usageLimit=5)' },
  ExportedInviteEdit: {
    filters: ['invites'],
    values: 'prevInvite chatInviteExported(usageLimit=9), newInvite chatInviteExported(usageLimit=5)',
  },
  ExportedInviteRevoke: { filters: ['invites'], values: 'invite chatInviteExported(usageLimit=5)' },
  ParticipantEditRank: { filters: ['editRank'], values: 'userId ID, prevRank -, newRank lamplighter' },
  ParticipantInvite: { filters: ['invite'], values: 'participant channelParticipant' },
  ParticipantJoin: { filters: ['join'], values: '' },
  ParticipantJoinByInvite: {
    filters: ['join'],
    values: 'viaChatlist false, invite chatInviteExported(permanent)',
  },
  ParticipantJoinByRequest: { filters: ['join'], values: 'invite chatInviteExported(requestNeeded), approvedBy ID' },
  ParticipantLeave: { filters: ['leave'], values: '' },
  ParticipantToggleAdmin: {
    filters: ['promote', 'demote'],
    values:
      'prevParticipant channelParticipantAdmin(canEdit adminRights=chatAdminRights(changeInfo)), newParticipant channelParticipant',
  },
  ParticipantToggleBan: {
    filters: ['ban', 'unban', 'kick', 'unkick'],
    values:
      'prevParticipant channelParticipantLeft, newParticipant channelParticipantBanned(left bannedRights=chatBannedRights(sendPolls))',
  },
  PinTopic: { filters: ['forums'], values: 'prevTopic , newTopic forumTopic(my pinned title=Oil)' },
  SendMessage: { filters: ['send'], values: 'message message(out post message=a signed lamp)' },
  StopPoll: { filters: ['edit'], values: 'message message(out message=-)' },
  ToggleAntiSpam: { filters: ['settings'], values: 'newValue true' },
  ToggleAutotranslation: { filters: ['settings'], values: 'newValue true' },
  ToggleForum: { filters: ['settings', 'forums'], values: 'newValue true' },
  ToggleNoForwards: { filters: ['settings'], values: 'newValue true' },
  TogglePreHistoryHidden: { filters: ['settings'], values: 'newValue true' },
  ToggleSignatureProfiles: { filters: ['settings'], values: 'newValue true' },
  ToggleSignatures: { filters: ['settings'], values: 'newValue true' },
  ToggleSlowMode: { filters: ['info'], values: 'prevValue 0, newValue 10' },
  UpdatePinned: { filters: ['pinned'], values: 'message message(out pinned message=no typo)' },
};

/** What an event says: what was, what is, and whom or what it is about. Ids and dates are left out. */
export function valuesOf(action: tl.TypeChannelAdminLogEventAction): string {
  const { _, ...fields } = action;
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${brief(value)}`)
    .join(', ');
}

/** Fields that say something to a reader; the rest are ids, dates and what every object of the kind has. */
const said = new Set(['message', 'title', 'color', 'usageLimit', 'rank', 'adminRights', 'bannedRights']);

function brief(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '-' : value;
  if (typeof value === 'number') return value > 100_000 ? 'ID' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(brief).join(' ')}]`;
  if (typeof value !== 'object' || value === null || !('_' in value)) return '';
  const parts = Object.entries(value).flatMap(([name, part]) => {
    if (name === '_') return [];
    if (part === true) return [name];
    return said.has(name) && part !== undefined ? [`${name}=${brief(part)}`] : [];
  });
  return parts.length > 0 ? `${value._}(${parts.join(' ')})` : String(value._);
}
