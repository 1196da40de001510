import type { AccountId, PeerId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import {
  allows,
  closeFriendsSetting,
  defaultRule,
  type Onlooker,
  type PrivacyKey,
  type PrivacyRule,
  privacySetting,
} from './privacy-rules.ts';

/** The rule that an account has set, or the one that holds for whoever has set none. */
export async function privacyRule(tx: Tx, owner: AccountId, key: PrivacyKey): Promise<PrivacyRule> {
  return (await tx.accounts.setting<PrivacyRule>(owner, privacySetting(key))) ?? defaultRule(key);
}

/** Whether `owner` lets `viewer` see or do what `key` names. */
export async function mayBeSeen(tx: Tx, owner: AccountId, viewer: AccountId, key: PrivacyKey): Promise<boolean> {
  return (await privacyTowards(tx, viewer, [owner], [key])).sees(owner, key);
}

export interface PrivacyView {
  sees(owner: AccountId, key: PrivacyKey): boolean;
}

/** What many owners let one viewer see, in a number of statements that does not grow with the owners. */
export async function privacyTowards(
  tx: Tx,
  viewer: AccountId,
  owners: readonly AccountId[],
  keys: readonly PrivacyKey[],
): Promise<PrivacyView> {
  const others = owners.filter((owner) => owner !== viewer);
  const stored = await tx.accounts.settingsAmong<PrivacyRule>(others, keys.map(privacySetting));
  const rules = new Map(stored.map(({ account, key, value }) => [`${account} ${key}`, value]));
  const keepers = new Set(others.length > 0 ? await tx.accounts.contactOwners(viewer, others) : []);
  const blockers = new Set(await tx.accounts.blockersAmong(others, viewer));
  const special = stored.map(({ value }) => value);
  const chats = await chatsIn(tx, viewer, special);
  const isBot = special.some((rule) => rule.bots) && (await tx.accounts.get(viewer))?.kind === 'bot';
  const friends = await closeFriends(tx, stored);
  return {
    sees(owner, key) {
      if (owner === viewer) return true;
      const rule = rules.get(`${owner} ${privacySetting(key)}`) ?? defaultRule(key);
      return allows(key, rule, {
        id: viewer,
        isContact: keepers.has(owner),
        isBlocked: blockers.has(owner),
        isBot,
        isCloseFriend: friends.get(owner)?.includes(viewer) ?? false,
        chats,
      });
    },
  };
}

/** Which of these people `owner` lets see what `key` names. */
export async function privacyAmong(
  tx: Tx,
  owner: AccountId,
  key: PrivacyKey,
  viewers: readonly AccountId[],
): Promise<Set<AccountId>> {
  const rule = await privacyRule(tx, owner, key);
  const contacts = new Set((await tx.accounts.contactsAmong(owner, viewers)).map(({ account }) => account));
  const blocked = new Set(await tx.accounts.blockedAmong(owner, viewers));
  const bots = rule.bots ? (await tx.accounts.many(viewers)).filter(({ kind }) => kind === 'bot') : [];
  const friends = rule.allowCloseFriends ? await tx.accounts.setting<AccountId[]>(owner, closeFriendsSetting) : [];
  const seen = new Set<AccountId>();
  for (const viewer of viewers) {
    const onlooker: Onlooker = {
      id: viewer,
      isContact: contacts.has(viewer),
      isBlocked: blocked.has(viewer),
      isBot: bots.some(({ id }) => id === viewer),
      isCloseFriend: friends?.includes(viewer) ?? false,
      chats: await chatsIn(tx, viewer, [rule]),
    };
    if (viewer === owner || allows(key, rule, onlooker)) seen.add(viewer);
  }
  return seen;
}

async function chatsIn(tx: Tx, account: AccountId, rules: readonly PrivacyRule[]): Promise<Set<PeerId>> {
  const named = new Set(rules.flatMap((rule) => [...rule.allowChats, ...rule.disallowChats]));
  const found = new Set<PeerId>();
  for (const chat of named) {
    const member = await tx.chats.member(chat, account);
    if (member && member.status !== 'left' && member.status !== 'banned' && !member.gone) found.add(chat);
  }
  return found;
}

async function closeFriends(
  tx: Tx,
  stored: readonly { account: AccountId; value: PrivacyRule }[],
): Promise<Map<AccountId, AccountId[]>> {
  const owners = stored.filter(({ value }) => value.allowCloseFriends).map(({ account }) => account);
  const lists = await tx.accounts.settingsAmong<AccountId[]>(owners, [closeFriendsSetting]);
  return new Map(lists.map(({ account, value }) => [account, value]));
}
