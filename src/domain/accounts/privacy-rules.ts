import type { AccountId, PeerId } from '../ids.ts';

/** What privacy rules exist, by TL's names in short. */
export const privacyKeys = [
  'statusTimestamp',
  'chatInvite',
  'phoneCall',
  'phoneP2P',
  'forwards',
  'profilePhoto',
  'phoneNumber',
  'addedByPhone',
  'voiceMessages',
  'about',
  'birthday',
  'starGiftsAutoSave',
  'noPaidMessages',
  'savedMusic',
] as const;
export type PrivacyKey = (typeof privacyKeys)[number];

/** The stored rule of one key: a base that everybody falls under and exceptions. Exceptions win. */
export interface PrivacyRule {
  base: 'everybody' | 'contacts' | 'nobody';
  allow: AccountId[];
  disallow: AccountId[];
  /** Members of these chats. */
  allowChats: PeerId[];
  disallowChats: PeerId[];
  disallowContacts?: boolean;
  allowCloseFriends?: boolean;
  /** Kept as the client set it; nobody is premium here. */
  allowPremium?: boolean;
  bots?: 'allow' | 'disallow';
}

const defaultBases: Record<PrivacyKey, PrivacyRule['base']> = {
  statusTimestamp: 'everybody',
  chatInvite: 'everybody',
  phoneCall: 'everybody',
  phoneP2P: 'contacts',
  forwards: 'everybody',
  profilePhoto: 'everybody',
  phoneNumber: 'contacts',
  addedByPhone: 'everybody',
  voiceMessages: 'everybody',
  about: 'everybody',
  birthday: 'contacts',
  starGiftsAutoSave: 'everybody',
  noPaidMessages: 'everybody',
  savedMusic: 'everybody',
};

/** The name under which a rule lies among the account's settings. */
export const privacySetting = (key: PrivacyKey): string => `privacy:${key}`;

/** The rule of an account that never chose one. */
export const defaultRule = (key: PrivacyKey): PrivacyRule => ({
  base: defaultBases[key],
  allow: [],
  disallow: [],
  allowChats: [],
  disallowChats: [],
});

/** Setting that lists an account's close friends. */
export const closeFriendsSetting = 'close-friends';

/** What an account shows to nobody whom it blocks, whatever its rules say. */
const hiddenFromBlocked: ReadonlySet<PrivacyKey> = new Set([
  'statusTimestamp',
  'chatInvite',
  'phoneCall',
  'profilePhoto',
  'voiceMessages',
  'about',
  'birthday',
  'savedMusic',
]);

/** What a rule needs to know about the one who looks. */
export interface Onlooker {
  id: AccountId;
  isContact: boolean;
  isBlocked: boolean;
  isBot: boolean;
  isCloseFriend: boolean;
  /** Those of the rule's chats that the one who looks is in. */
  chats: ReadonlySet<PeerId>;
}

/**
 * Whether a rule lets this onlooker: exceptions for persons go before those for chats, bots and friends, and all before
 * the base.
 */
export function allows(key: PrivacyKey, rule: PrivacyRule, onlooker: Onlooker): boolean {
  const { id } = onlooker;
  if (onlooker.isBlocked && hiddenFromBlocked.has(key)) return false;
  if (rule.disallow.includes(id)) return false;
  if (rule.allow.includes(id)) return true;
  if (rule.disallowChats.some((chat) => onlooker.chats.has(chat))) return false;
  if (rule.allowChats.some((chat) => onlooker.chats.has(chat))) return true;
  if (rule.bots && onlooker.isBot) return rule.bots === 'allow';
  if (rule.allowCloseFriends && onlooker.isCloseFriend) return true;
  if (rule.disallowContacts && onlooker.isContact) return false;
  if (rule.base === 'contacts') return onlooker.isContact;
  return rule.base === 'everybody';
}
