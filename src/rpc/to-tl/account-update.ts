import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  bareId,
  waitingAt,
  type LogEntry,
  parseScope,
  type PrivacyKey,
  privacyKeys,
  privacyRule,
  type PeerId,
  type Tx,
} from '#domain';
import { toTlEmojiStatus } from './emoji-status.ts';
import { toTlNotifyPeer, toTlScopeSettings } from './notify-settings.ts';
import { toTlPeer, type Viewer } from './peers.ts';
import { toTlPeerSettings } from './peer-settings.ts';
import { toTlStickerUpdate } from './sticker-update.ts';
import { toTlPrivacyKey, toTlPrivacyRules } from './privacy.ts';

/** Updates about the account itself and its settings; undefined for every other kind. */
export async function toTlAccountUpdate(
  viewer: Viewer,
  tx: Tx,
  { body }: LogEntry,
  peers: Set<PeerId>,
): Promise<tl.TypeUpdate | undefined> {
  switch (body.kind) {
    case 'privacy': {
      const key = body.key as PrivacyKey;
      if (!privacyKeys.includes(key)) return undefined;
      const rule = await privacyRule(tx, viewer.account, key);
      for (const peer of [...rule.allow, ...rule.disallow, ...rule.allowChats, ...rule.disallowChats]) peers.add(peer);
      return { _: 'updatePrivacy', key: toTlPrivacyKey(key), rules: toTlPrivacyRules(rule) };
    }
    case 'notifySettings': {
      const scope = parseScope(body.scope);
      if (scope.kind === 'peer') peers.add(scope.peer);
      return {
        _: 'updateNotifySettings',
        peer: toTlNotifyPeer(scope),
        notifySettings: await toTlScopeSettings(viewer, tx, scope),
      };
    }
    case 'peerSettings':
      peers.add(body.peer);
      return {
        _: 'updatePeerSettings',
        peer: toTlPeer(body.peer),
        settings: await toTlPeerSettings(viewer, tx, body.peer),
      };
    case 'accountPhone': {
      peers.add(body.account);
      const phone = (await tx.accounts.get(body.account))?.phone;
      return phone === undefined ? undefined : { _: 'updateUserPhone', userId: body.account, phone };
    }
    case 'emojiStatus': {
      peers.add(body.account);
      const account = await tx.accounts.get(body.account);
      return {
        _: 'updateUserEmojiStatus',
        userId: body.account,
        emojiStatus: toTlEmojiStatus(account?.data.emojiStatus),
      };
    }
    case 'channelReadContents':
      peers.add(body.chat);
      return { _: 'updateChannelReadMessagesContents', channelId: bareId(body.chat), messages: body.ids };
    case 'joinRequests': {
      peers.add(body.chat);
      const { pending, recent } = await waitingAt(tx, body.chat);
      for (const account of recent) peers.add(account);
      return {
        _: 'updatePendingJoinRequests',
        peer: toTlPeer(body.chat),
        requestsPending: pending,
        recentRequesters: recent,
      };
    }
    case 'channelAvailable':
      peers.add(body.chat);
      return {
        _: 'updateChannelAvailableMessages',
        channelId: bareId(body.chat),
        availableMinId: body.availableMinId,
      };
    case 'stickerSetInstalled':
    case 'stickerSets':
    case 'stickerSetOrder':
    case 'stickerList':
      return toTlStickerUpdate(viewer, tx, body);
    case 'newAuthorization':
      return toTlNewAuthorization(viewer, tx, body.hash);
    default:
      return undefined;
  }
}

async function toTlNewAuthorization(viewer: Viewer, tx: Tx, hash: string): Promise<tl.TypeUpdate | undefined> {
  const made = await tx.auth.authorizationByHash(viewer.account, hash);
  if (!made) return undefined;
  const update = { _: 'updateNewAuthorization', hash: Long.fromString(hash) } as const;
  if (!made.unconfirmed) return update;
  const device = [made.device?.deviceModel, made.device?.appVersion].filter(Boolean).join(', ');
  return { ...update, unconfirmed: true, date: made.createdAt, device, location: made.address };
}
