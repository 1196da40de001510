import type { tl } from '@mtcute/core';
import { type Limits, ratingDecayS } from '#domain';
import type { Call } from '../../context.ts';
import { toTlReaction } from '../messages/reaction.ts';

/** How long a client may rely on what it was told. */
const lifetimeS = 3600;

/** TL's largest number of seconds: for ever. */
const everS = 0x7fffffff;

/**
 * What every client asks first (https://core.telegram.org/constructor/config): where the DCs are, and the limits.
 * `reaction` is the one that the asking account sends by a double tap.
 */
export function toTlConfig(call: Call, reaction: string | undefined): tl.RawConfig {
  const { limits, settings, clock } = call.world;
  const nowS = clock.nowS();
  return {
    _: 'config',
    ...toTlOlderLimits(limits),
    date: nowS,
    expires: nowS + lifetimeS,
    testMode: false,
    thisDc: settings.dcId,
    dcOptions: call.addresses().map(({ host, port }) => ({
      _: 'dcOption',
      id: settings.dcId,
      ipAddress: host,
      port,
      ipv6: host.includes(':'),
    })),
    dcTxtDomainName: '',
    chatSizeMax: limits.groupMembers,
    megagroupSizeMax: limits.supergroupMembers,
    forwardedCountMax: limits.forwardCount,
    onlineUpdatePeriodMs: 210_000,
    offlineBlurTimeoutMs: 5_000,
    offlineIdleTimeoutMs: 30_000,
    onlineCloudTimeoutMs: 300_000,
    notifyCloudDelayMs: 30_000,
    notifyDefaultDelayMs: 1_500,
    pushChatPeriodMs: 60_000,
    pushChatLimit: 2,
    editTimeLimit: limits.editWindowS,
    revokeTimeLimit: Math.min(limits.deleteForAllWindowS, everS),
    revokePmTimeLimit: Math.min(limits.deleteForAllWindowS, everS),
    ratingEDecay: ratingDecayS,
    stickersRecentLimit: limits.recentStickers,
    channelsReadMediaPeriod: 604_800,
    callReceiveTimeoutMs: 20_000,
    callRingTimeoutMs: 90_000,
    callConnectTimeoutMs: 30_000,
    callPacketTimeoutMs: 10_000,
    meUrlPrefix: `${settings.httpBase}/`,
    captionLengthMax: limits.captionLength,
    messageLengthMax: limits.textLength,
    webfileDcId: settings.dcId,
    revokePmInbox: true,
    blockedMode: false,
    defaultP2pContacts: false,
    preloadFeaturedStickers: false,
    forceTryIpv6: false,
    ...(reaction === undefined ? {} : { reactionsDefault: toTlReaction(reaction) }),
  };
}

/** Clients of before layer 160 look for these here; the others find them in the app configuration. */
const toTlOlderLimits = (limits: Limits) => ({
  savedGifsLimit: limits.savedGifs,
  stickersFavedLimit: limits.favedStickers,
  pinnedDialogsCountMax: limits.pinnedDialogs,
  pinnedInfolderCountMax: limits.pinnedArchived,
});
