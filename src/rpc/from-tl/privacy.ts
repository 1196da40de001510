import type { tl } from '@mtcute/core';
import { channelPeer, groupPeer, type PeerId, type PrivacyKey, type PrivacyRule, refuse, type Tx } from '#domain';
import type { Call } from '../context.ts';
import { fromTlUser } from './peer.ts';

const keys: Record<tl.TypeInputPrivacyKey['_'], PrivacyKey> = {
  inputPrivacyKeyStatusTimestamp: 'statusTimestamp',
  inputPrivacyKeyChatInvite: 'chatInvite',
  inputPrivacyKeyPhoneCall: 'phoneCall',
  inputPrivacyKeyPhoneP2P: 'phoneP2P',
  inputPrivacyKeyForwards: 'forwards',
  inputPrivacyKeyProfilePhoto: 'profilePhoto',
  inputPrivacyKeyPhoneNumber: 'phoneNumber',
  inputPrivacyKeyAddedByPhone: 'addedByPhone',
  inputPrivacyKeyVoiceMessages: 'voiceMessages',
  inputPrivacyKeyAbout: 'about',
  inputPrivacyKeyBirthday: 'birthday',
  inputPrivacyKeyStarGiftsAutoSave: 'starGiftsAutoSave',
  inputPrivacyKeyNoPaidMessages: 'noPaidMessages',
  inputPrivacyKeySavedMusic: 'savedMusic',
};

export const fromTlPrivacyKey = (key: tl.TypeInputPrivacyKey): PrivacyKey => keys[key._];

/** A list of rules as one; the first that names a base wins, and without one nobody is let in. */
export async function fromTlPrivacyRules(
  call: Call,
  tx: Tx,
  rules: readonly tl.TypeInputPrivacyRule[],
): Promise<PrivacyRule> {
  if (rules.length === 0) refuse('privacy-value-invalid');
  const users = rules.reduce((sum, rule) => sum + ('users' in rule ? rule.users.length : 0), 0);
  if (users > call.world.limits.privacyRules) refuse('privacy-too-long');
  const found: PrivacyRule = { base: 'nobody', allow: [], disallow: [], allowChats: [], disallowChats: [] };
  let base: PrivacyRule['base'] | undefined;
  for (const rule of rules) {
    switch (rule._) {
      case 'inputPrivacyValueAllowAll':
        base ??= 'everybody';
        break;
      case 'inputPrivacyValueAllowContacts':
        base ??= 'contacts';
        break;
      case 'inputPrivacyValueDisallowAll':
        base ??= 'nobody';
        break;
      case 'inputPrivacyValueDisallowContacts':
        found.disallowContacts = true;
        break;
      case 'inputPrivacyValueAllowUsers':
        found.allow = rule.users.map((user) => fromTlUser(call, user));
        break;
      case 'inputPrivacyValueDisallowUsers':
        found.disallow = rule.users.map((user) => fromTlUser(call, user));
        break;
      case 'inputPrivacyValueAllowChatParticipants':
        found.allowChats = await ownChats(call, tx, rule.chats);
        break;
      case 'inputPrivacyValueDisallowChatParticipants':
        found.disallowChats = await ownChats(call, tx, rule.chats);
        break;
      case 'inputPrivacyValueAllowCloseFriends':
        found.allowCloseFriends = true;
        break;
      case 'inputPrivacyValueAllowPremium':
        found.allowPremium = true;
        break;
      case 'inputPrivacyValueAllowBots':
        found.bots = 'allow';
        break;
      case 'inputPrivacyValueDisallowBots':
        found.bots = 'disallow';
        break;
    }
  }
  return { ...found, base: base ?? 'nobody' };
}

/** Chats are named without their kind: a group or a supergroup, as long as the account is in it. */
async function ownChats(call: Call, tx: Tx, ids: readonly number[]): Promise<PeerId[]> {
  if (ids.length > call.world.limits.privacyRules) refuse('privacy-too-long');
  const own: PeerId[] = [];
  for (const id of ids) {
    for (const peer of [groupPeer(id), channelPeer(id)]) if (await tx.chats.member(peer, call.account)) own.push(peer);
  }
  return own;
}
