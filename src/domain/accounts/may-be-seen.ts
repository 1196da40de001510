import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';

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
] as const;
export type PrivacyKey = (typeof privacyKeys)[number];

/** The stored rule of one key: a base that everybody falls under and exceptions by name. Exceptions win. */
export interface PrivacyRule {
  base: 'everybody' | 'contacts' | 'nobody';
  allow: AccountId[];
  disallow: AccountId[];
  allowChats: number[];
  disallowChats: number[];
}

const defaults: Record<PrivacyKey, PrivacyRule['base']> = {
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
};

export async function privacyRule(tx: Tx, owner: AccountId, key: PrivacyKey): Promise<PrivacyRule> {
  const own = await tx.accounts.setting<PrivacyRule>(owner, `privacy:${key}`);
  return own ?? { base: defaults[key], allow: [], disallow: [], allowChats: [], disallowChats: [] };
}

/** Whether `owner` lets `viewer` see or do what `key` names. */
export async function mayBeSeen(tx: Tx, owner: AccountId, viewer: AccountId, key: PrivacyKey): Promise<boolean> {
  if (owner === viewer) return true;
  const rule = await privacyRule(tx, owner, key);
  if (rule.disallow.includes(viewer)) return false;
  if (rule.allow.includes(viewer)) return true;
  if (await inAny(tx, viewer, rule.disallowChats)) return false;
  if (await inAny(tx, viewer, rule.allowChats)) return true;
  if (rule.base === 'contacts') return (await tx.accounts.contact(owner, viewer)) !== undefined;
  return rule.base === 'everybody';
}

async function inAny(tx: Tx, account: AccountId, chats: readonly number[]): Promise<boolean> {
  for (const chat of chats) {
    const member = await tx.chats.member(chat, account);
    if (member && member.status !== 'left' && member.status !== 'banned' && !member.gone) return true;
  }
  return false;
}
