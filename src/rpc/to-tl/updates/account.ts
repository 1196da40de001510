import Long from 'long';
import { isUnconfirmed, type PrivacyKey, privacyKeys, privacyRule } from '#domain';
import { toTlEmojiStatus } from '../accounts/emoji-status.ts';
import { toTlPrivacyKey, toTlPrivacyRules } from '../accounts/privacy.ts';
import type { UpdateWriters } from './writers.ts';

/** What changed about accounts, and in the viewer's own settings. */
export const accountWriters = {
  account: ({ account }, { peers }) => {
    peers.add(account);
    return { _: 'updateUser', userId: account };
  },
  accountPhone: async ({ account }, { tx, peers }) => {
    peers.add(account);
    const phone = (await tx.accounts.get(account))?.phone;
    return phone === undefined ? undefined : { _: 'updateUserPhone', userId: account, phone };
  },
  emojiStatus: async ({ account }, { tx, peers }) => {
    peers.add(account);
    const emojiStatus = (await tx.accounts.get(account))?.data.emojiStatus;
    return { _: 'updateUserEmojiStatus', userId: account, emojiStatus: toTlEmojiStatus(emojiStatus) };
  },
  privacy: async (body, { viewer, tx, peers }) => {
    const key = body.key as PrivacyKey;
    if (!privacyKeys.includes(key)) return undefined;
    const rule = await privacyRule(tx, viewer.account, key);
    for (const peer of [...rule.allow, ...rule.disallow, ...rule.allowChats, ...rule.disallowChats]) peers.add(peer);
    return { _: 'updatePrivacy', key: toTlPrivacyKey(key), rules: toTlPrivacyRules(rule) };
  },
  contactsReset: () => ({ _: 'updateContactsReset' }),
  newAuthorization: async ({ hash }, { viewer, tx }) => {
    const made = await tx.auth.authorizationByHash(viewer.account, hash);
    if (!made) return undefined;
    const update = { _: 'updateNewAuthorization', hash: Long.fromString(hash) } as const;
    if (!isUnconfirmed(viewer.world, made)) return update;
    const device = [made.device?.deviceModel, made.device?.appVersion].filter(Boolean).join(', ');
    // Of devices that sign in within one second the later ones are dated ahead, to stand in order.
    const date = Math.min(made.createdAt, viewer.world.clock.nowS());
    return { ...update, unconfirmed: true, date, device, location: made.address };
  },
} satisfies Partial<UpdateWriters>;
