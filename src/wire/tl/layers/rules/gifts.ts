/** Gifts, giveaways and stars: months became days, numbers of stars became amounts. */
import type { tl } from '@mtcute/core';
import Long from 'long';
import { down, downOrOut, hasField, type OldObject, type RuleGroup, up } from '../rule.ts';
import { inputPeerOfUser, userIdOf } from './peers.ts';

const daysPerMonth = 30;
const monthsOf = (days: number): number => Math.max(1, Math.round(days / daysPerMonth));

/** Whole stars; undefined for amounts in another currency. */
const starsOf = (amount: tl.TypeStarsAmount): Long | undefined =>
  amount._ === 'starsAmount' ? amount.amount : undefined;

/** Replaces amounts by plain numbers, or leaves the object out when one is in another currency. */
function withNumbers<T extends { _: string }>(value: T, keys: readonly (keyof T & string)[]): OldObject | undefined {
  const numbers: Record<string, Long> = {};
  for (const key of keys) {
    const amount: unknown = value[key];
    const stars = isAmount(amount) ? starsOf(amount) : undefined;
    if (stars === undefined) return undefined;
    numbers[key] = stars;
  }
  return { ...value, ...numbers };
}

function isAmount(value: unknown): value is tl.TypeStarsAmount {
  return typeof value === 'object' && value !== null && '_' in value;
}

const permilleOf = (rarity: tl.TypeStarGiftAttributeRarity): number =>
  rarity._ === 'starGiftAttributeRarity' ? rarity.permille : 0;

type Attribute = tl.RawStarGiftAttributeModel | tl.RawStarGiftAttributePattern | tl.RawStarGiftAttributeBackdrop;
const withPermille = (attribute: Attribute): OldObject => ({
  ...attribute,
  rarityPermille: permilleOf(attribute.rarity),
});

const savedGift = (request: { msgId: number } & OldObject): OldObject => ({
  ...request,
  stargift: { _: 'inputSavedStarGiftUser', msgId: request.msgId },
});

const savedGiftForUser = ({ toId, ...request }: { msgId: number; toId: tl.TypeInputUser } & OldObject): OldObject => ({
  ...savedGift(request),
  toId: inputPeerOfUser(toId),
});

const topup = ({ stars, currency, amount }: { stars: Long; currency: string; amount: Long }): OldObject => ({
  _: 'inputStorePaymentStarsTopup',
  stars,
  currency,
  amount,
});

export const gifts: RuleGroup = {
  down: [
    // Layer 196 knows gifts of users only.
    downOrOut<tl.RawStarGiftAttributeOriginalDetails>('starGiftAttributeOriginalDetails', (details) => {
      const recipient = userIdOf(details.recipientId);
      if (recipient === undefined) return undefined;
      const sender = userIdOf(details.senderId);
      const senderId = sender === undefined ? undefined : Long.fromNumber(sender);
      return { ...details, senderId, recipientId: Long.fromNumber(recipient) };
    }),
    downOrOut<tl.RawStarGiftUnique>('starGiftUnique', ({ ownerId, ...gift }) => {
      const owner = userIdOf(ownerId);
      return owner === undefined ? undefined : { ...gift, ownerId: Long.fromNumber(owner) };
    }),
    down<tl.RawMessageActionGiftPremium>('messageActionGiftPremium', (action) => ({
      ...action,
      months: monthsOf(action.days),
    })),
    down<tl.RawMessageActionGiftCode>('messageActionGiftCode', (action, layer) => ({
      ...action,
      months: monthsOf(action.days),
      // The bit once said at the same time that a price stands there.
      unclaimed: action.unclaimed === true && (hasField(layer, action._, 'message') || action.currency !== undefined),
    })),
    down<tl.payments.RawCheckedGiftCode>('payments.checkedGiftCode', (code) => ({
      ...code,
      months: monthsOf(code.days),
      // The oldest form must name a giver; nobody has the id 0.
      fromId: code.fromId ?? { _: 'peerUser', userId: 0 },
    })),
    down<tl.RawMessageMediaGiveaway>('messageMediaGiveaway', (media) => ({ ...media, months: media.months ?? 0 })),
    down<tl.RawMessageMediaGiveawayResults>('messageMediaGiveawayResults', (media) => ({
      ...media,
      months: media.months ?? 0,
    })),
    down<tl.payments.RawGiveawayInfoResults>('payments.giveawayInfoResults', (info) => ({
      ...info,
      activatedCount: info.activatedCount ?? 0,
      // A winner always had a code.
      giftCodeSlug: info.winner ? (info.giftCodeSlug ?? '') : undefined,
    })),
    downOrOut<tl.RawUpdateStarsBalance>('updateStarsBalance', (update) => withNumbers(update, ['balance'])),
    downOrOut<tl.RawStarsTransaction>('starsTransaction', (transaction, layer) => {
      if (hasField(layer, 'starsTransaction', 'amount')) return { ...transaction };
      if (layer.has('starsAmount')) return { ...transaction, stars: transaction.amount };
      const stars = starsOf(transaction.amount);
      return stars && { ...transaction, stars };
    }),
    downOrOut<tl.payments.RawStarsStatus>('payments.starsStatus', (status) =>
      withNumbers({ ...status, history: status.history ?? [] }, ['balance']),
    ),
    downOrOut<tl.RawStarsRevenueStatus>('starsRevenueStatus', (status) =>
      withNumbers(status, ['currentBalance', 'availableBalance', 'overallRevenue']),
    ),
    down<tl.RawUpdatePaidReactionPrivacy>('updatePaidReactionPrivacy', (update) => ({
      ...update,
      private: update.private._ === 'paidReactionPrivacyAnonymous',
    })),
    down<tl.RawMessageActionStarGift>('messageActionStarGift', (action) => ({
      ...action,
      convertStars: action.convertStars ?? Long.ZERO,
    })),
    down<tl.RawStarGiftAttributeModel>('starGiftAttributeModel', withPermille),
    down<tl.RawStarGiftAttributePattern>('starGiftAttributePattern', withPermille),
    down<tl.RawStarGiftAttributeBackdrop>('starGiftAttributeBackdrop', withPermille),
    down<tl.RawWebPageAttributeStarGiftAuction>('webPageAttributeStarGiftAuction', (attribute) => ({
      ...attribute,
      centerColor: 0,
      edgeColor: 0,
      textColor: 0,
    })),
    downOrOut<tl.RawTodoCompletion>('todoCompletion', (completion) => {
      const completedBy = userIdOf(completion.completedBy);
      return completedBy === undefined ? undefined : { ...completion, completedBy };
    }),
  ],
  up: [
    up<{ userId: tl.TypeInputUser }>('inputInvoiceStarGift', (invoice) => ({
      ...invoice,
      peer: inputPeerOfUser(invoice.userId),
    })),
    up<{ option: tl.TypeStarsTopupOption }>('inputInvoiceStars', (invoice) => ({
      ...invoice,
      purpose: topup(invoice.option),
    })),
    up<{ stars: Long; currency: string; amount: Long }>('inputStorePaymentStars', topup),
    up('inputStorePaymentAuthCode', (purpose) => ({ ...purpose, premiumDays: 0 })),
    up<{ msgId: number }>('payments.convertStarGift', savedGift),
    up<{ msgId: number }>('payments.saveStarGift', savedGift),
    up<{ msgId: number }>('inputInvoiceStarGiftUpgrade', savedGift),
    up<{ msgId: number }>('payments.upgradeStarGift', savedGift),
    up<{ msgId: number; toId: tl.TypeInputUser }>('inputInvoiceStarGiftTransfer', savedGiftForUser),
    up<{ msgId: number; toId: tl.TypeInputUser }>('payments.transferStarGift', savedGiftForUser),
    up<{ resellStars: Long }>('payments.updateStarGiftPrice', (request) => ({
      ...request,
      resellAmount: { _: 'starsAmount', amount: request.resellStars, nanos: 0 },
    })),
    up<{ chargeId?: string }>('payments.botCancelStarsSubscription', (request) => ({
      ...request,
      chargeId: request.chargeId ?? '',
    })),
    up('payments.getStarsTransactions', (request) => ({ ...request, limit: 100 })),
    up<{ stars: Long }>('payments.getStarsRevenueWithdrawalUrl', (request) => ({ ...request, amount: request.stars })),
    up('account.addNoPaidMessagesException', (request) => ({
      ...request,
      _: 'account.toggleNoPaidMessagesException',
    })),
  ],
  forgotten: { 'payments.getSavedStarGifts': ['excludeLimited'] },
  renamed: { 'account.addNoPaidMessagesException': 'account.toggleNoPaidMessagesException' },
};
