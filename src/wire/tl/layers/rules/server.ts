/** What the server says of itself: settings that clients no longer get, sign-in codes, announcements. */
import type { tl } from '@mtcute/core';
import Long from 'long';
import { down, type RuleGroup } from '../rule.ts';

/** Limits that moved from the configuration to the app configuration: a config that has them says them to older clients. */
interface OlderLimits {
  savedGifsLimit: number;
  stickersFavedLimit: number;
  pinnedDialogsCountMax: number;
  pinnedInfolderCountMax: number;
}

/** What official servers answered. */
const olderLimits: OlderLimits = {
  savedGifsLimit: 200,
  stickersFavedLimit: 5,
  pinnedDialogsCountMax: 5,
  pinnedInfolderCountMax: 100,
};

export const server: RuleGroup = {
  down: [
    down<tl.RawConfig & Partial<OlderLimits>>('config', (config) => ({ ...olderLimits, ...config })),
    down<tl.help.RawPromoData>('help.promoData', (promo) =>
      promo.peer === undefined ? { _: 'help.promoDataEmpty', expires: promo.expires } : { ...promo },
    ),
    down<tl.help.RawPremiumPromo>('help.premiumPromo', (promo) => ({
      ...promo,
      currency: 'USD',
      monthlyAmount: Long.ZERO,
    })),
    down<tl.stats.RawBroadcastStats>('stats.broadcastStats', (stats) => ({ ...stats, recentMessageInteractions: [] })),
    down<tl.messages.RawSponsoredMessagesEmpty>('messages.sponsoredMessagesEmpty', () => ({
      _: 'messages.sponsoredMessages',
      messages: [],
      chats: [],
      users: [],
    })),
    down<tl.messages.RawTranslateResult>('messages.translateResult', (translated) => ({
      _: 'messages.translateResultText',
      text: translated.result.map(({ text }) => text).join('\n'),
    })),
  ],
};
