/**
 * Who may call what outside supergroups and channels, and what the others hear.
 *
 * `who` is `people`, `bots` or `all`. Nobody who has not signed in, owes the two-step password or is suspended may call
 * any of these; of people and bots each hears what the other's methods answer. The columns behind it stand where a
 * method names a person or chat, and tell what a person hears who names `foreign`: somebody by a wrong access hash,
 * `blocked`: somebody who blocked the caller, `outsider`: a basic group of others, `member`: one as a plain member.
 * The requests are the smallest that the schema allows, each a caller's first. Methods for bots alone have no further columns: the
 * journeys of bots try them.
 */
export const table = `
method                                     who     foreign             blocked                outsider               member
account.cancelPasswordEmail                people
account.changeAuthorizationSettings        people
account.changePhone                        people
account.checkUsername                      people
account.clearRecentEmojiStatuses           people
account.confirmPasswordEmail               people
account.declinePasswordReset               people
account.deleteAutoSaveExceptions           people
account.finishTakeoutSession               people
account.getAccountTTL                      people
account.getAllSecureValues                 people
account.getAuthorizations                  people
account.getAutoDownloadSettings            people
account.getAutoSaveSettings                people
account.getBusinessChatLinks               people
account.getChannelDefaultEmojiStatuses     people
account.getChannelRestrictedStatusEmojis   people
account.getChatThemes                      people
account.getCollectibleEmojiStatuses        people
account.getConnectedBots                   people
account.getContactSignUpNotification       people
account.getContentSettings                 people
account.getDefaultBackgroundEmojis         people
account.getDefaultEmojiStatuses            people
account.getDefaultGroupPhotoEmojis         people
account.getDefaultProfilePhotoEmojis       people
account.getGlobalPrivacySettings           people
account.getMultiWallPapers                 people
account.getNotifyExceptions                people  USER_ID_INVALID     ok                     ok                     ok
account.getNotifySettings                  people  PEER_ID_INVALID     ok                     ok                     ok
account.getPasskeys                        people
account.getPasswordSettings                people
account.getPrivacy                         people
account.getReactionsNotifySettings         people
account.getRecentEmojiStatuses             people
account.getSavedMusicIds                   people
account.getSavedRingtones                  people
account.getTheme                           people
account.getThemes                          people
account.getTmpPassword                     people
account.getUniqueGiftChatThemes            people
account.getWallPaper                       people
account.getWallPapers                      people
account.getWebAuthorizations               people
account.getWebBrowserSettings              people
account.initTakeoutSession                 people
account.installTheme                       people
account.installWallPaper                   people
account.invalidateSignInCodes              people
account.registerDevice                     people
account.reorderUsernames                   people
account.reportPeer                         people  PEER_ID_INVALID     ok                     ok                     ok
account.reportProfilePhoto                 people  PEER_ID_INVALID     PHOTO_ID_INVALID       PHOTO_ID_INVALID       PHOTO_ID_INVALID
account.resendPasswordEmail                people
account.resetAuthorization                 people
account.resetNotifySettings                people
account.resetPassword                      people
account.resetWallPapers                    people
account.resetWebAuthorization              people
account.resetWebAuthorizations             people
account.saveAutoDownloadSettings           people
account.saveAutoSaveSettings               people  PEER_ID_INVALID     ok                     ok                     ok
account.saveRingtone                       people
account.saveWallPaper                      people
account.sendChangePhoneCode                people
account.setAccountTTL                      people
account.setAuthorizationTTL                people
account.setContactSignUpNotification       people
account.setContentSettings                 people
account.setGlobalPrivacySettings           people
account.setPrivacy                         people
account.setReactionsNotifySettings         people
account.toggleUsername                     people
account.unregisterDevice                   people
account.updateBirthday                     people
account.updateColor                        people
account.updateDeviceLocked                 people
account.updateEmojiStatus                  people
account.updateNotifySettings               people  PEER_ID_INVALID     ok                     ok                     ok
account.updatePasswordSettings             people
account.updatePersonalChannel              people  CHANNEL_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_INVALID
account.updateProfile                      people
account.updateStatus                       people
account.updateUsername                     people
account.uploadRingtone                     people
account.uploadWallPaper                    people
auth.acceptLoginToken                      people
auth.exportAuthorization                   both
auth.resetAuthorizations                   people
chatlists.checkChatlistInvite              people
chatlists.deleteExportedInvite             people
chatlists.editExportedInvite               people  USER_ID_INVALID     FILTER_ID_INVALID      FILTER_ID_INVALID      FILTER_ID_INVALID
chatlists.exportChatlistInvite             people  USER_ID_INVALID     FILTER_ID_INVALID      FILTER_ID_INVALID      FILTER_ID_INVALID
chatlists.getChatlistUpdates               people
chatlists.getExportedInvites               people
chatlists.getLeaveChatlistSuggestions      people
chatlists.hideChatlistUpdates              people
chatlists.joinChatlistInvite               people  USER_ID_INVALID     INVITE_SLUG_EXPIRED    INVITE_SLUG_EXPIRED    INVITE_SLUG_EXPIRED
chatlists.joinChatlistUpdates              people  USER_ID_INVALID     FILTER_ID_INVALID      FILTER_ID_INVALID      FILTER_ID_INVALID
chatlists.leaveChatlist                    people  USER_ID_INVALID     FILTER_ID_INVALID      FILTER_ID_INVALID      FILTER_ID_INVALID
contacts.acceptContact                     people  CONTACT_ID_INVALID  CONTACT_ADD_MISSING    CONTACT_ADD_MISSING    CONTACT_ADD_MISSING
contacts.addContact                        people  CONTACT_ID_INVALID  ok                     ok                     ok
contacts.block                             people  PEER_ID_INVALID     ok                     ok                     ok
contacts.blockFromReplies                  people
contacts.deleteByPhones                    people
contacts.deleteContacts                    people  USER_ID_INVALID     ok                     ok                     ok
contacts.editCloseFriends                  people
contacts.exportContactToken                people
contacts.getBirthdays                      people
contacts.getBlocked                        people
contacts.getContactIDs                     people
contacts.getContacts                       people
contacts.getSaved                          people
contacts.getSponsoredPeers                 people
contacts.getStatuses                       people
contacts.getTopPeers                       people
contacts.importContactToken                people
contacts.importContacts                    people
contacts.resetSaved                        people
contacts.resetTopPeerRating                people  PEER_ID_INVALID     ok                     ok                     ok
contacts.resolvePhone                      people
contacts.resolveUsername                   both
contacts.search                            people
contacts.setBlocked                        people  USER_ID_INVALID     ok                     ok                     ok
contacts.toggleTopPeers                    people
contacts.unblock                           people  PEER_ID_INVALID     ok                     ok                     ok
contacts.updateContactNote                 people  CONTACT_ID_INVALID  CONTACT_ID_INVALID     CONTACT_ID_INVALID     CONTACT_ID_INVALID
folders.editPeerFolders                    people  CHAT_ID_INVALID     ok                     ok                     ok
messages.addChatUser                       people  USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        USER_ALREADY_PARTICIPANT
messages.addPollAnswer                     people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.appendTodoList                    people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.checkChatInvite                   both
messages.clearAllDrafts                    people
messages.clearRecentReactions              people
messages.clearRecentStickers               people
messages.createChat                        people  USER_ID_INVALID     ok                     ok                     ok
messages.createForumTopic                  both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHANNEL_FORUM_MISSING
messages.deleteChat                        people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deleteChatUser                    both    USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deleteExportedChatInvite          people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deleteHistory                     people  PEER_ID_INVALID     ok                     ok                     ok
messages.deleteMessages                    both
messages.deleteParticipantReaction         both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deleteParticipantReactions        both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deletePollAnswer                  people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.deleteRevokedExportedChatInvites  people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.deleteSavedHistory                people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.deleteScheduledMessages           people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.deleteTopicHistory                both    USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHAT_ADMIN_REQUIRED
messages.editChatAbout                     both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        ok
messages.editChatAdmin                     people  USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.editChatCreator                   people  USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.editChatDefaultBannedRights       both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.editChatParticipantRank           both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        RANK_CHANGE_FORBIDDEN
messages.editChatPhoto                     both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_NOT_MODIFIED
messages.editChatTitle                     both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        ok
messages.editExportedChatInvite            both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.editForumTopic                    both    USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_FORUM_MISSING
messages.editInlineBotMessage              bots
messages.editMessage                       both    PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_AUTHOR_REQUIRED
messages.exportChatInvite                  both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.faveSticker                       people
messages.forwardMessages                   both    PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     ok
messages.getAdminsWithInvites              people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.getAllDrafts                      people
messages.getAllStickers                    people
messages.getArchivedStickers               people
messages.getAttachMenuBots                 people
messages.getAttachedStickers               people
messages.getAvailableEffects               people
messages.getAvailableReactions             people
messages.getBotApp                         people
messages.getBotCallbackAnswer              people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.getChatInviteImporters            both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.getChats                          both
messages.getCommonChats                    people  USER_ID_INVALID     ok                     ok                     ok
messages.getCustomEmojiDocuments           both
messages.getDefaultHistoryTTL              people
messages.getDefaultTagReactions            people
messages.getDhConfig                       people
messages.getDialogFilters                  people
messages.getDialogUnreadMarks              people  PARENT_PEER_INVALID PARENT_PEER_INVALID    PARENT_PEER_INVALID    PARENT_PEER_INVALID
messages.getDialogs                        people  USER_ID_INVALID     ok                     ok                     ok
messages.getDiscussionMessage              people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.getDocumentByHash                 people
messages.getEmojiGroups                    people
messages.getEmojiKeywords                  people
messages.getEmojiKeywordsDifference        people
messages.getEmojiKeywordsLanguages         people
messages.getEmojiProfilePhotoGroups        people
messages.getEmojiStatusGroups              people
messages.getEmojiStickerGroups             people
messages.getEmojiStickers                  people
messages.getEmojiURL                       people
messages.getExportedChatInvite             people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.getExportedChatInvites            people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.getFavedStickers                  people
messages.getFeaturedEmojiStickers          people
messages.getFeaturedStickers               people
messages.getForumTopics                    people  USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_INVALID
messages.getForumTopicsByID                people  USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_INVALID
messages.getFullChat                       both    PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        ok
messages.getFutureChatCreatorAfterLeave    people  USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.getGameHighScores                 bots
messages.getHistory                        both    PEER_ID_INVALID     ok                     ok                     ok
messages.getInlineBotResults               people  BOT_INVALID         BOT_INVALID            BOT_INVALID            BOT_INVALID
messages.getInlineGameHighScores           bots
messages.getMaskStickers                   people
messages.getMessageEditData                people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_AUTHOR_REQUIRED
messages.getMessageReactionsList           people  USER_ID_INVALID     MSG_ID_INVALID         MSG_ID_INVALID         ok
messages.getMessageReadParticipants        people  PEER_ID_INVALID     PEER_ID_INVALID        MSG_ID_INVALID         MSG_ID_INVALID
messages.getMessages                       both
messages.getMessagesReactions              people  USER_ID_INVALID     ok                     ok                     ok
messages.getMessagesViews                  people  PEER_ID_INVALID     ok                     ok                     ok
messages.getMyStickers                     people
messages.getOldFeaturedStickers            people
messages.getOnlines                        people  PEER_ID_INVALID     CHAT_ID_INVALID        PEER_ID_INVALID        ok
messages.getOutboxReadDate                 people  PEER_ID_INVALID     MESSAGE_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID
messages.getPaidReactionPrivacy            people
messages.getPeerDialogs                    people  PEER_ID_INVALID     ok                     ok                     ok
messages.getPeerSettings                   people  PEER_ID_INVALID     ok                     ok                     ok
messages.getPinnedDialogs                  people
messages.getPinnedSavedDialogs             people
messages.getPollResults                    people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.getPollVotes                      people  USER_ID_INVALID     MSG_ID_INVALID         MSG_ID_INVALID         MSG_ID_INVALID
messages.getPreparedInlineMessage          people  USER_ID_INVALID     ID_INVALID             ID_INVALID             ID_INVALID
messages.getQuickReplies                   people
messages.getRecentLocations                people  USER_ID_INVALID     ok                     ok                     ok
messages.getRecentReactions                people
messages.getRecentStickers                 people
messages.getReplies                        people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.getSavedDialogs                   people  PARENT_PEER_INVALID PARENT_PEER_INVALID    PARENT_PEER_INVALID    PARENT_PEER_INVALID
messages.getSavedDialogsByID               people  PARENT_PEER_INVALID PARENT_PEER_INVALID    PARENT_PEER_INVALID    PARENT_PEER_INVALID
messages.getSavedGifs                      people
messages.getSavedHistory                   people  PARENT_PEER_INVALID PARENT_PEER_INVALID    PARENT_PEER_INVALID    PARENT_PEER_INVALID
messages.getSavedReactionTags              people  PEER_ID_INVALID     ok                     ok                     ok
messages.getScheduledHistory               people  PEER_ID_INVALID     ok                     ok                     ok
messages.getScheduledMessages              people  PEER_ID_INVALID     ok                     ok                     ok
messages.getSearchCounters                 people  PEER_ID_INVALID     ok                     ok                     ok
messages.getSearchResultsCalendar          people  PEER_ID_INVALID     ok                     ok                     ok
messages.getSearchResultsPositions         people  PEER_ID_INVALID     ok                     ok                     ok
messages.getSplitRanges                    people
messages.getSponsoredMessages              people  USER_ID_INVALID     ok                     ok                     ok
messages.getStickerSet                     both
messages.getStickers                       people
messages.getSuggestedDialogFilters         people
messages.getTopReactions                   people
messages.getUnreadMentions                 people  PEER_ID_INVALID     ok                     ok                     ok
messages.getUnreadReactions                people  PEER_ID_INVALID     ok                     ok                     ok
messages.getWebPage                        people
messages.getWebPagePreview                 people
messages.hideAllChatJoinRequests           both    PEER_ID_INVALID     PEER_ID_INVALID  PEER_ID_INVALID  CHAT_ADMIN_REQUIRED
messages.hideChatJoinRequest               both    USER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.hidePeerSettingsBar               people  PEER_ID_INVALID     ok                     ok                     ok
messages.importChatInvite                  people
messages.installStickerSet                 people
messages.markDialogUnread                  people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.migrateChat                       people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.prolongWebView                    people  BOT_INVALID         BOT_INVALID            BOT_INVALID            BOT_INVALID
messages.readDiscussion                    people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.readFeaturedStickers              people
messages.readHistory                       people  PEER_ID_INVALID     ok                     ok                     ok
messages.readMentions                      people  PEER_ID_INVALID     ok                     ok                     ok
messages.readMessageContents               people
messages.readReactions                     people  PEER_ID_INVALID     ok                     ok                     ok
messages.readSavedHistory                  people  PARENT_PEER_INVALID PARENT_PEER_INVALID    PARENT_PEER_INVALID    PARENT_PEER_INVALID
messages.receivedMessages                  people
messages.reorderPinnedDialogs              people  PEER_ID_INVALID     ok                     ok                     ok
messages.reorderPinnedForumTopics          people  USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_FORUM_MISSING
messages.reorderPinnedSavedDialogs         people  USER_ID_INVALID     ok                     ok                     ok
messages.reorderStickerSets                people
messages.report                            people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     OPTION_INVALID
messages.reportMessagesDelivery            people  ok                  ok                     ok                     ok
messages.reportReaction                    people  USER_ID_INVALID     MSG_ID_INVALID         MSG_ID_INVALID         USER_ID_INVALID
messages.reportReadMetrics                 people  ok                  ok                     ok                     ok
messages.reportSpam                        people  PEER_ID_INVALID     ok                     ok                     ok
messages.requestAppWebView                 people  BOT_APP_INVALID     BOT_APP_INVALID        BOT_APP_INVALID        BOT_APP_INVALID
messages.requestChatJoinWebView            people
messages.requestMainWebView                people  BOT_INVALID         BOT_INVALID            BOT_INVALID            BOT_INVALID
messages.requestSimpleWebView              people  BOT_INVALID         URL_INVALID            URL_INVALID            URL_INVALID
messages.requestWebView                    people  PEER_ID_INVALID     THEME_PARAMS_INVALID   THEME_PARAMS_INVALID   THEME_PARAMS_INVALID
messages.saveDefaultSendAs                 people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        PEER_ID_INVALID
messages.saveDraft                         people  PEER_ID_INVALID     ok                     ok                     ok
messages.saveGif                           people
messages.savePreparedInlineMessage         bots
messages.saveRecentSticker                 people
messages.search                            people  USER_ID_INVALID     ok                     ok                     ok
messages.searchCustomEmoji                 people
messages.searchEmojiStickerSets            people
messages.searchGlobal                      people  USER_ID_INVALID     ok                     ok                     ok
messages.searchStickerSets                 people
messages.searchStickers                    people
messages.sendBotRequestedPeer              people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.sendInlineBotResult               people  PEER_ID_INVALID     INLINE_RESULT_EXPIRED  INLINE_RESULT_EXPIRED  INLINE_RESULT_EXPIRED
messages.sendMedia                         both    PEER_ID_INVALID     USER_IS_BLOCKED        PEER_ID_INVALID        ok
messages.sendMessage                       both    PEER_ID_INVALID     USER_IS_BLOCKED        PEER_ID_INVALID        ok
messages.sendMultiMedia                    both    PEER_ID_INVALID     USER_IS_BLOCKED        PEER_ID_INVALID        ok
messages.sendReaction                      both    PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_NOT_MODIFIED
messages.sendScheduledMessages             people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.sendScreenshotNotification        people  PEER_ID_INVALID     USER_IS_BLOCKED        PEER_ID_INVALID        PEER_ID_INVALID
messages.sendVote                          people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.sendWebViewData                   people  BOT_INVALID         BOT_INVALID            BOT_INVALID            BOT_INVALID
messages.sendWebViewResultMessage          bots
messages.setBotCallbackAnswer              bots
messages.setChatAvailableReactions         people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        ok
messages.setChatTheme                      people  PEER_ID_INVALID     EMOJI_NOT_MODIFIED     EMOJI_NOT_MODIFIED     EMOJI_NOT_MODIFIED
messages.setChatWallPaper                  people  PEER_ID_INVALID     WALLPAPER_INVALID      WALLPAPER_INVALID      WALLPAPER_INVALID
messages.setDefaultHistoryTTL              people
messages.setDefaultReaction                people
messages.setGameScore                      bots
messages.setHistoryTTL                     people  PEER_ID_INVALID     TTL_PERIOD_INVALID     TTL_PERIOD_INVALID     TTL_PERIOD_INVALID
messages.setInlineBotResults               bots
messages.setInlineGameScore                bots
messages.setTyping                         both    PEER_ID_INVALID     USER_IS_BLOCKED        PEER_ID_INVALID        ok
messages.startBot                          people  PEER_ID_INVALID     START_PARAM_INVALID    START_PARAM_INVALID    START_PARAM_INVALID
messages.toggleDialogFilterTags            people
messages.toggleDialogPin                   people  PEER_ID_INVALID     ok                     ok                     ok
messages.toggleNoForwards                  people  PEER_ID_INVALID     PEER_ID_INVALID        PEER_ID_INVALID        CHAT_ADMIN_REQUIRED
messages.togglePeerTranslations            people  PEER_ID_INVALID     ok                     ok                     ok
messages.toggleSavedDialogPin              people  PEER_ID_INVALID     ok                     ok                     ok
messages.toggleStickerSets                 people
messages.toggleTodoCompleted               people  PEER_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID     MESSAGE_ID_INVALID
messages.translateText                     people  TRANSLATIONS_DISABLED TRANSLATIONS_DISABLED TRANSLATIONS_DISABLED  TRANSLATIONS_DISABLED
messages.uninstallStickerSet               people
messages.unpinAllMessages                  both    PEER_ID_INVALID     ok                     PEER_ID_INVALID        ok
messages.updateDialogFilter                people
messages.updateDialogFiltersOrder          people
messages.updatePinnedForumTopic            people  USER_ID_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_FORUM_MISSING
messages.updatePinnedMessage               both    PEER_ID_INVALID     MESSAGE_ID_INVALID     PEER_ID_INVALID        ok
messages.updateSavedReactionTag            people
messages.uploadMedia                       both    PEER_ID_INVALID     ok                     ok                     ok
payments.getPremiumGiftCodeOptions         people  ok                  ok                     ok                     ok
payments.getSavedInfo                      people
payments.getSavedStarGifts                 people  ok                  ok                     ok                     ok
payments.getStarGiftActiveAuctions         people
payments.getStarGiftCollections            people  ok                  ok                     ok                     ok
payments.getStarGifts                      people
payments.getStarsGiftOptions               people  ok                  ok                     ok                     ok
payments.getStarsStatus                    people  ok                  ok                     ok                     ok
payments.getStarsSubscriptions             people  ok                  ok                     ok                     ok
payments.getStarsTopupOptions              people
payments.getStarsTransactions              people  ok                  ok                     ok                     ok
phone.getCallConfig                        people
photos.deletePhotos                        both
photos.getUserPhotos                       both    USER_ID_INVALID     ok                     ok                     ok
photos.updateProfilePhoto                  both    USER_ID_INVALID     BOT_INVALID            BOT_INVALID            BOT_INVALID
photos.uploadProfilePhoto                  both    BOT_INVALID         BOT_INVALID            BOT_INVALID            BOT_INVALID
premium.getBoostsList                      people  ok                  ok                     ok                     ok
premium.getBoostsStatus                    people  ok                  ok                     ok                     ok
premium.getMyBoosts                        people
premium.getUserBoosts                      people  ok                  ok                     ok                     ok
stories.getAlbumStories                    people  ok                  ok                     ok                     ok
stories.getAlbums                          people  ok                  ok                     ok                     ok
stories.getAllReadPeerStories              people
stories.getAllStories                      people
stories.getChatsToSend                     people
stories.getPeerMaxIDs                      people  ok                  ok                     ok                     ok
stories.getPeerStories                     people  PEER_ID_INVALID     ok                     ok                     ok
stories.getPinnedStories                   people  ok                  ok                     ok                     ok
stories.getStoriesArchive                  people  ok                  ok                     ok                     ok
stories.getStoriesByID                     people  ok                  ok                     ok                     ok
updates.getChannelDifference               both    CHANNEL_INVALID     CHANNEL_INVALID        CHANNEL_INVALID        CHANNEL_INVALID
updates.getDifference                      both
updates.getState                           both
upload.getCdnFile                          both
upload.getCdnFileHashes                    both
upload.getFile                             both
upload.getFileHashes                       both
upload.getWebFile                          both
upload.reuploadCdnFile                     both
upload.saveBigFilePart                     both
upload.saveFilePart                        both
users.getFullUser                          both    USER_ID_INVALID     ok                     ok                     ok
users.getRequirementsToContact             both    USER_ID_INVALID     ok                     ok                     ok
users.getSavedMusic                        people  ok                  ok                     ok                     ok
users.getUsers                             both    ok                  ok                     ok                     ok
`;
