import { defaultLimits, type Limits } from '#domain';
import { ConfigError } from './errors.ts';

interface LimitSetting {
  value: 'COUNT' | 'SECONDS';
  help: string;
  fallback: string;
  /** The limit that it sets. */
  limit: keyof Limits;
  least: number;
}

/** A limit whose name ends in `S` is a time in seconds; all others count. */
function setting<K extends keyof Limits>(limit: K, help: string, least = 1): LimitSetting {
  return {
    value: limit.endsWith('S') ? 'SECONDS' : 'COUNT',
    help,
    fallback: String(defaultLimits[limit]),
    limit,
    least,
  };
}

/** The limits that an operator may change. The defaults are those that clients know from Telegram. */
export const limitSettings = {
  'limit-group-members': setting('groupMembers', 'members of a small group', 2),
  'limit-supergroup-members': setting('supergroupMembers', 'members of a large group', 2),
  'limit-channels': setting('channelsPerAccount', 'large groups and channels that one account may be in'),
  'limit-public-channels': setting('publicChannelsPerAccount', 'public names of chats that one account may hold', 0),
  'limit-usernames': setting('activeUsernames', 'public names in force at once of an account or chat'),
  'limit-admins': setting('chatAdmins', 'admins of a large group or channel'),
  'limit-bots': setting('botsPerChat', 'bots in a large group or channel', 0),
  'limit-bot-messages': setting('botMessagesPerSecond', 'messages that a bot may send in a second'),
  'limit-bot-chat-messages': setting('botMessagesPerChatMinute', 'messages that a bot may send one person in a minute'),
  'limit-bot-group-messages': setting(
    'botMessagesPerGroupMinute',
    'messages that a bot may send to a group or channel in a minute',
  ),
  'limit-hidden-members': setting('hiddenMembersFrom', 'members that a large group must have to hide them'),
  'limit-anti-spam': setting('antiSpamFrom', 'members that a large group must have to switch anti-spam on'),
  'limit-invite-links': setting('invitesPerAdmin', 'invite links in force that one admin of a chat may have'),
  'limit-pinned-chats': setting('pinnedDialogs', 'pinned chats in the list of chats', 0),
  'limit-pinned-archived': setting('pinnedArchived', 'pinned chats in the archive', 0),
  'limit-pinned-saved': setting('pinnedSaved', 'pinned parts of Saved Messages', 0),
  'limit-pinned-topics': setting('pinnedTopics', 'pinned topics of a forum', 0),
  'limit-login-codes': setting('loginCodesPerDay', 'sign-in codes that one number gets in a day'),
  'limit-login-code-tries': setting('loginCodeAttempts', 'wrong tries after which a sign-in code is void'),
  'limit-login-code-sends': setting('loginCodeSends', 'times that one sign-in code is sent'),
  'limit-login-code-seconds': setting('loginCodeLifetimeS', 'for how long a sign-in code is good', 30),
  'limit-password-tries': setting('passwordAttempts', 'wrong two-step passwords after which tries must wait'),
  'limit-transfer-password-seconds': setting(
    'transferPasswordAgeS',
    'how old a two-step password must be before a chat is handed over',
    0,
  ),
  'limit-transfer-device-seconds': setting(
    'transferDeviceAgeS',
    'how long a device must be signed in before a chat is handed over from it',
    0,
  ),
  'limit-missed-updates': setting(
    'differenceTooLongEntries',
    'updates that a device is told one by one when it comes back; beyond them it fetches everything anew',
  ),
  'limit-folders': setting('dialogFilters', 'folders of the list of chats', 0),
} as const satisfies Record<string, LimitSetting>;

export type LimitName = keyof typeof limitSettings;

export const limitNames = Object.keys(limitSettings).filter((name): name is LimitName => name in limitSettings);

/** More than this no list of the protocol can count. */
const most = 2_000_000_000;

/** The limits that were set. @throws ConfigError */
export function limitsOf(given: (name: LimitName) => string | undefined): Partial<Limits> {
  const limits: Partial<Record<keyof Limits, number>> = {};
  for (const name of limitNames) {
    const { limit, least } = limitSettings[name];
    const text = given(name);
    if (text === undefined) continue;
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(count >= least && count <= most))
      throw new ConfigError(`--${name} is a whole number from ${least} on, not "${text}"`);
    limits[limit] = count;
  }
  return limits;
}
