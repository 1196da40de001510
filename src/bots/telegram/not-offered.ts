import { ApiError, badRequest } from './api-error.ts';
import type { Arguments } from './arguments.ts';

/**
 * Methods that this server does not offer, each under the error by which the API refuses them where they are impossible:
 * there are no payments, gifts, stories, business connections, managed bots and messages that vanish. The texts are those
 * of the Bot API's own program, or the errors that the schema lists for what stands behind the method.
 */
const groups: Readonly<Record<string, string>> = {
  'business connection not found': `getBusinessConnection readBusinessMessage deleteBusinessMessages
    setBusinessAccountName setBusinessAccountUsername setBusinessAccountBio setBusinessAccountProfilePhoto
    removeBusinessAccountProfilePhoto setBusinessAccountGiftSettings getBusinessAccountStarBalance
    transferBusinessAccountStars getBusinessAccountGifts postStory editStory
    deleteStory repostStory convertGiftToStars upgradeGift transferGift`,
  PAYMENT_PROVIDER_INVALID: 'sendInvoice createInvoiceLink',
  'query is too old and response timeout expired or query ID is invalid': `answerShippingQuery answerPreCheckoutQuery
    answerGuestQuery`,
  CHARGE_ID_INVALID: 'refundStarPayment editUserStarSubscription',
  ALLOW_PAYMENT_REQUIRED: 'sendPaidMedia createChatSubscriptionInviteLink editChatSubscriptionInviteLink',
  BOT_ACCESS_FORBIDDEN: 'getMyStarBalance getStarTransactions giftPremiumSubscription',
  STARGIFT_INVALID: 'getAvailableGifts sendGift getUserGifts getChatGifts',
  BOT_VERIFIER_FORBIDDEN: 'verifyUser verifyChat removeUserVerification removeChatVerification',
  BOT_INVALID: `getManagedBotToken replaceManagedBotToken getManagedBotAccessSettings setManagedBotAccessSettings`,
  DATA_HASH_SIZE_INVALID: 'setPassportDataErrors',
  MESSAGE_ID_INVALID: `deleteEphemeralMessage editEphemeralMessageText editEphemeralMessageCaption
    editEphemeralMessageMedia editEphemeralMessageReplyMarkup approveSuggestedPost declineSuggestedPost`,
  MEDIA_INVALID: 'sendRichMessage sendRichMessageDraft sendLivePhoto',
  'user not found': 'getUserPersonalChatMessages',
};

const notOffered = new Map<string, string>();
for (const [text, names] of Object.entries(groups)) {
  for (const name of names.trim().split(/\s+/)) notOffered.set(name.toLowerCase(), text);
}

/** Methods that the API has and this server answers with an error. */
export const notOfferedNames: ReadonlySet<string> = new Set(notOffered.keys());

/** Why a method is not offered; undefined for those that are, and for those that nobody has. */
export function whyNotOffered(name: string): ApiError | undefined {
  const text = notOffered.get(name);
  return text === undefined ? undefined : badRequest(text);
}

/**
 * Parameters that ask for what no method here does, each with the API's error for it. Passing over one would do something
 * else than was asked: in a chat of the bot instead of somebody's business, for all instead of one.
 */
const refusedParameters: readonly (readonly [name: string, text: string])[] = [
  ['business_connection_id', 'business connection not found'],
  ['suggested_post_parameters', 'suggested posts can be sent only to channel direct messages'],
  ['direct_messages_topic_id', 'channel direct messages topic not found'],
  ['ephemeral_message_parameters', 'MESSAGE_ID_INVALID'],
  ['rich_message', 'MEDIA_INVALID'],
];

export const refusedParameterNames: ReadonlySet<string> = new Set(refusedParameters.map(([name]) => name));

/** @throws ApiError for a request that asks for what is not offered */
export function refuseNotOffered(args: Arguments): void {
  const found = refusedParameters.find(([name]) => (args.text(name) ?? '0') !== '0');
  if (found) throw badRequest(found[1]);
}
