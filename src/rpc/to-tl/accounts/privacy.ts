import type { tl } from '@mtcute/core';
import { bareId, type PrivacyKey, type PrivacyRule, privacyRule, type Tx } from '#domain';
import { toTlPeers, type Viewer } from '../peers.ts';

const keys: Record<PrivacyKey, tl.TypePrivacyKey> = {
  statusTimestamp: { _: 'privacyKeyStatusTimestamp' },
  chatInvite: { _: 'privacyKeyChatInvite' },
  phoneCall: { _: 'privacyKeyPhoneCall' },
  phoneP2P: { _: 'privacyKeyPhoneP2P' },
  forwards: { _: 'privacyKeyForwards' },
  profilePhoto: { _: 'privacyKeyProfilePhoto' },
  phoneNumber: { _: 'privacyKeyPhoneNumber' },
  addedByPhone: { _: 'privacyKeyAddedByPhone' },
  voiceMessages: { _: 'privacyKeyVoiceMessages' },
  about: { _: 'privacyKeyAbout' },
  birthday: { _: 'privacyKeyBirthday' },
  starGiftsAutoSave: { _: 'privacyKeyStarGiftsAutoSave' },
  noPaidMessages: { _: 'privacyKeyNoPaidMessages' },
  savedMusic: { _: 'privacyKeySavedMusic' },
};

export const toTlPrivacyKey = (key: PrivacyKey): tl.TypePrivacyKey => keys[key];

/** One rule with the people and chats that it names. */
export async function toTlPrivacy(viewer: Viewer, tx: Tx, key: PrivacyKey): Promise<tl.account.RawPrivacyRules> {
  const rule = await privacyRule(tx, viewer.account, key);
  const named = [...rule.allow, ...rule.disallow, ...rule.allowChats, ...rule.disallowChats];
  return { _: 'account.privacyRules', rules: toTlPrivacyRules(rule), ...(await toTlPeers(viewer, tx, named)) };
}

/** Exceptions first and the base last, the order in which they decide. */
export function toTlPrivacyRules(rule: PrivacyRule): tl.TypePrivacyRule[] {
  const rules: tl.TypePrivacyRule[] = [];
  if (rule.disallow.length > 0) rules.push({ _: 'privacyValueDisallowUsers', users: rule.disallow });
  if (rule.allow.length > 0) rules.push({ _: 'privacyValueAllowUsers', users: rule.allow });
  if (rule.disallowChats.length > 0)
    rules.push({ _: 'privacyValueDisallowChatParticipants', chats: rule.disallowChats.map(bareId) });
  if (rule.allowChats.length > 0)
    rules.push({ _: 'privacyValueAllowChatParticipants', chats: rule.allowChats.map(bareId) });
  if (rule.bots) rules.push({ _: rule.bots === 'allow' ? 'privacyValueAllowBots' : 'privacyValueDisallowBots' });
  if (rule.allowCloseFriends) rules.push({ _: 'privacyValueAllowCloseFriends' });
  if (rule.allowPremium) rules.push({ _: 'privacyValueAllowPremium' });
  if (rule.disallowContacts) rules.push({ _: 'privacyValueDisallowContacts' });
  rules.push(toTlBase(rule.base));
  return rules;
}

function toTlBase(base: PrivacyRule['base']): tl.TypePrivacyRule {
  if (base === 'everybody') return { _: 'privacyValueAllowAll' };
  return base === 'contacts' ? { _: 'privacyValueAllowContacts' } : { _: 'privacyValueDisallowAll' };
}
