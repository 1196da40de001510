import type { tl } from '@mtcute/core';
import type { PrivacyKey, PrivacyRule } from '../../data/verbs/settings.ts';
import type { PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputUser } from '../peers.ts';
import { channelIdOf, chatOf, isChannelId } from '../views/peer.ts';

const KEYS: Record<PrivacyKey, tl.TypeInputPrivacyKey['_']> = {
  lastSeen: 'inputPrivacyKeyStatusTimestamp',
  phone: 'inputPrivacyKeyPhoneNumber',
  findByPhone: 'inputPrivacyKeyAddedByPhone',
  photo: 'inputPrivacyKeyProfilePhoto',
  forwards: 'inputPrivacyKeyForwards',
  groups: 'inputPrivacyKeyChatInvite',
  voice: 'inputPrivacyKeyVoiceMessages',
  birthday: 'inputPrivacyKeyBirthday',
  about: 'inputPrivacyKeyAbout',
};

export async function privacy(account: Account, key: PrivacyKey): Promise<PrivacyRule> {
  const { rules, users, chats } = await rulesOf(account, key);
  absorb(account, users, chats);
  // Rules name chats without their kind.
  const peers = new Map(chats.map((chat) => [chat.id, chatOf(chat)?.id]));
  const found: PrivacyRule = { allow: 'nobody', always: [], never: [] };
  const chatIds = (ids: number[]) => ids.flatMap((id) => peers.get(id) ?? []);
  for (const rule of rules) {
    if (rule._ === 'privacyValueAllowAll') found.allow = 'everybody';
    if (rule._ === 'privacyValueAllowContacts') found.allow = 'contacts';
    if (rule._ === 'privacyValueAllowUsers') found.always.push(...rule.users);
    if (rule._ === 'privacyValueDisallowUsers') found.never.push(...rule.users);
    if (rule._ === 'privacyValueAllowChatParticipants') found.always.push(...chatIds(rule.chats));
    if (rule._ === 'privacyValueDisallowChatParticipants') found.never.push(...chatIds(rule.chats));
  }
  return found;
}

const BASES: Record<PrivacyRule['allow'], tl.TypeInputPrivacyRule> = {
  everybody: { _: 'inputPrivacyValueAllowAll' },
  contacts: { _: 'inputPrivacyValueAllowContacts' },
  nobody: { _: 'inputPrivacyValueDisallowAll' },
};

/** Rules that are not shown here but may have been set elsewhere: they stay. */
const KEPT: Partial<Record<tl.TypePrivacyRule['_'], tl.TypeInputPrivacyRule>> = {
  privacyValueAllowCloseFriends: { _: 'inputPrivacyValueAllowCloseFriends' },
  privacyValueAllowPremium: { _: 'inputPrivacyValueAllowPremium' },
  privacyValueAllowBots: { _: 'inputPrivacyValueAllowBots' },
  privacyValueDisallowBots: { _: 'inputPrivacyValueDisallowBots' },
  privacyValueDisallowContacts: { _: 'inputPrivacyValueDisallowContacts' },
};

export async function setPrivacy(account: Account, key: PrivacyKey, rule: PrivacyRule): Promise<void> {
  const before = await rulesOf(account, key);
  const kept = before.rules.flatMap((it) => KEPT[it._] ?? []);
  const users = (ids: PeerId[]) => ids.filter((id) => id > 0).map((id) => inputUser(account, id));
  const chats = (ids: PeerId[]) => ids.filter((id) => id < 0).map(bareChat);
  const exceptions: (tl.TypeInputPrivacyRule & ({ users: unknown[] } | { chats: unknown[] }))[] = [
    { _: 'inputPrivacyValueDisallowUsers', users: users(rule.never) },
    { _: 'inputPrivacyValueAllowUsers', users: users(rule.always) },
    { _: 'inputPrivacyValueDisallowChatParticipants', chats: chats(rule.never) },
    { _: 'inputPrivacyValueAllowChatParticipants', chats: chats(rule.always) },
  ];
  const named = exceptions.filter((it) => ('users' in it ? it.users : it.chats).length > 0);
  const rules = [...named, ...kept, BASES[rule.allow]];
  await account.client.call({ _: 'account.setPrivacy', key: { _: KEYS[key] }, rules });
}

function rulesOf(account: Account, key: PrivacyKey): Promise<tl.account.TypePrivacyRules> {
  return account.client.call({ _: 'account.getPrivacy', key: { _: KEYS[key] } });
}

const bareChat = (id: PeerId) => (isChannelId(id) ? channelIdOf(id) : -id);
