import { ApiError, badRequest } from './api-error.ts';

/** What this server does not have, with the error by which the API says so. */
const reasons = {
  stars: 'BOT_PAYMENTS_UNAVAILABLE',
  business: 'BUSINESS_CONNECTION_INVALID',
  stories: 'STORIES_UNAVAILABLE',
  gifts: 'STARGIFT_INVALID',
  verification: 'BOT_VERIFIER_FORBIDDEN',
  managed: 'MANAGED_BOT_FORBIDDEN',
  passport: 'PASSPORT_UNAVAILABLE',
  ephemeral: 'EPHEMERAL_MESSAGES_UNAVAILABLE',
  rich: 'RICH_MESSAGES_UNAVAILABLE',
  guests: 'QUERY_ID_INVALID',
  suggested: 'SUGGESTED_POST_UNAVAILABLE',
  games: 'GAME_BOT_INVALID',
  premium: 'PREMIUM_UNAVAILABLE',
  webApps: 'WEB_APPS_UNAVAILABLE',
  drafts: 'MESSAGE_DRAFTS_UNAVAILABLE',
  reactions: 'REACTIONS_OF_OTHERS_UNAVAILABLE',
  tags: 'MEMBER_TAGS_UNAVAILABLE',
} as const;

const groups: Readonly<Record<keyof typeof reasons, string>> = {
  stars: `sendInvoice createInvoiceLink answerShippingQuery answerPreCheckoutQuery refundStarPayment sendPaidMedia
    getMyStarBalance getStarTransactions editUserStarSubscription createChatSubscriptionInviteLink
    editChatSubscriptionInviteLink giftPremiumSubscription`,
  business: `getBusinessConnection readBusinessMessage deleteBusinessMessages setBusinessAccountName
    setBusinessAccountUsername setBusinessAccountBio setBusinessAccountProfilePhoto
    removeBusinessAccountProfilePhoto setBusinessAccountGiftSettings getBusinessAccountStarBalance
    transferBusinessAccountStars getBusinessAccountGifts sendChecklist editMessageChecklist`,
  stories: 'postStory editStory deleteStory repostStory',
  gifts: 'getAvailableGifts sendGift convertGiftToStars upgradeGift transferGift getUserGifts getChatGifts',
  verification: 'verifyUser verifyChat removeUserVerification removeChatVerification',
  managed: 'getManagedBotToken replaceManagedBotToken getManagedBotAccessSettings setManagedBotAccessSettings',
  passport: 'setPassportDataErrors',
  ephemeral: `deleteEphemeralMessage editEphemeralMessageText editEphemeralMessageCaption editEphemeralMessageMedia
    editEphemeralMessageReplyMarkup`,
  rich: 'sendRichMessage sendRichMessageDraft sendLivePhoto getUserPersonalChatMessages',
  guests: 'answerGuestQuery answerChatJoinRequestQuery sendChatJoinRequestWebApp',
  suggested: 'approveSuggestedPost declineSuggestedPost',
  games: 'sendGame setGameScore getGameHighScores',
  premium: 'setUserEmojiStatus getUserChatBoosts',
  webApps: 'answerWebAppQuery savePreparedInlineMessage savePreparedKeyboardButton',
  drafts: 'sendMessageDraft',
  reactions: 'deleteMessageReaction deleteAllMessageReactions',
  tags: 'setChatMemberTag',
};

const notOffered = new Map<string, string>();
for (const [reason, names] of Object.entries(groups)) {
  for (const name of names.trim().split(/\s+/)) {
    const text = Object.entries(reasons).find(([key]) => key === reason)?.[1] ?? '';
    notOffered.set(name.toLowerCase(), text);
  }
}

/** Methods that the API has and this server answers with an error. */
export const notOfferedNames: ReadonlySet<string> = new Set(notOffered.keys());

/** Why a method is not offered; undefined for those that are, and for those that nobody has. */
export function whyNotOffered(name: string): ApiError | undefined {
  const text = notOffered.get(name);
  return text === undefined ? undefined : badRequest(text);
}
