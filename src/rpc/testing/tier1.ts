/**
 * The methods without which client libraries and web clients do not work, by namespace. `wrapper` holds those that stand
 * around another request: they are taken apart before any method runs.
 */
export const tier1: Readonly<Record<string, string>> = {
  wrapper: `
    invokeAfterMsg invokeAfterMsgs initConnection invokeWithLayer invokeWithoutUpdates invokeWithMessagesRange
    invokeWithTakeout
  `,
  auth: `
    sendCode signUp signIn logOut resetAuthorizations exportAuthorization importAuthorization bindTempAuthKey
    importBotAuthorization checkPassword requestPasswordRecovery recoverPassword resendCode cancelCode
    dropTempAuthKeys exportLoginToken importLoginToken acceptLoginToken checkRecoveryPassword
  `,
  account: `
    registerDevice unregisterDevice updateNotifySettings getNotifySettings resetNotifySettings updateProfile
    updateStatus reportPeer reportProfilePhoto checkUsername updateUsername getPrivacy setPrivacy deleteAccount
    getAccountTTL setAccountTTL getAuthorizations resetAuthorization getPassword getPasswordSettings
    updatePasswordSettings confirmPasswordEmail resendPasswordEmail cancelPasswordEmail resetPassword
    declinePasswordReset getContactSignUpNotification setContactSignUpNotification getNotifyExceptions
    setContentSettings getContentSettings getGlobalPrivacySettings setGlobalPrivacySettings setAuthorizationTTL
    changeAuthorizationSettings
  `,
  users: `
    getUsers getFullUser
  `,
  contacts: `
    getContactIDs getStatuses getContacts importContacts deleteContacts deleteByPhones block unblock getBlocked
    setBlocked blockFromReplies search resolveUsername resolvePhone getTopPeers toggleTopPeers resetTopPeerRating
    addContact acceptContact
  `,
  messages: `
    getMessages getDialogs getHistory search readHistory deleteHistory deleteMessages receivedMessages setTyping
    sendMessage sendMedia forwardMessages reportSpam report getPeerSettings hidePeerSettingsBar getChats getFullChat
    editChatTitle editChatPhoto addChatUser deleteChatUser createChat deleteChat migrateChat editChatAdmin
    editChatAbout editChatDefaultBannedRights readMessageContents getWebPagePreview getWebPage exportChatInvite
    checkChatInvite importChatInvite getExportedChatInvites getExportedChatInvite editExportedChatInvite
    deleteRevokedExportedChatInvites deleteExportedChatInvite getAdminsWithInvites getChatInviteImporters
    hideChatJoinRequest hideAllChatJoinRequests startBot getMessagesViews searchGlobal getSearchCounters
    getSearchResultsCalendar getSearchResultsPositions getInlineBotResults setInlineBotResults sendInlineBotResult
    getMessageEditData editMessage editInlineBotMessage getBotCallbackAnswer setBotCallbackAnswer getPeerDialogs
    saveDraft getAllDrafts clearAllDrafts getCommonChats toggleDialogPin reorderPinnedDialogs getPinnedDialogs
    markDialogUnread getDialogUnreadMarks uploadMedia getDocumentByHash sendMultiMedia getUnreadMentions
    readMentions updatePinnedMessage unpinAllMessages sendVote getPollResults getPollVotes getOnlines getReplies
    getDiscussionMessage readDiscussion getMessageReadParticipants getOutboxReadDate toggleNoForwards
    saveDefaultSendAs sendReaction getMessagesReactions getMessageReactionsList setChatAvailableReactions
    getAvailableReactions setDefaultReaction getUnreadReactions readReactions getTopReactions getRecentReactions
    clearRecentReactions reportReaction setHistoryTTL
  `,
  updates: `
    getState getDifference getChannelDifference
  `,
  photos: `
    updateProfilePhoto uploadProfilePhoto deletePhotos getUserPhotos
  `,
  upload: `
    saveFilePart getFile saveBigFilePart getFileHashes
  `,
  help: `
    getConfig getNearestDc getAppUpdate getInviteText getSupport getCdnConfig setBotUpdatesStatus
    getTermsOfServiceUpdate acceptTermsOfService getAppConfig getPromoData hidePromoData dismissSuggestion
    getCountriesList getPeerColors getPeerProfileColors getTimezonesList getDeepLinkInfo saveAppLog
  `,
  channels: `
    readHistory deleteMessages reportSpam getMessages getParticipants getParticipant getChannels getFullChannel
    createChannel editAdmin editTitle editPhoto checkUsername updateUsername joinChannel leaveChannel
    inviteToChannel deleteChannel exportMessageLink toggleSignatures getAdminedPublicChannels editBanned getAdminLog
    readMessageContents deleteHistory togglePreHistoryHidden getLeftChannels getGroupsForDiscussion
    setDiscussionGroup toggleSlowMode getInactiveChannels getSendAs deleteParticipantHistory toggleJoinToSend
    toggleJoinRequest toggleParticipantsHidden toggleAntiSpam reportAntiSpamFalsePositive editCreator
  `,
  bots: `
    setBotCommands resetBotCommands getBotCommands setBotMenuButton getBotMenuButton
    setBotBroadcastDefaultAdminRights setBotGroupDefaultAdminRights setBotInfo getBotInfo answerWebhookJSONQuery
  `,
  langpack: `
    getLangPack getStrings getDifference getLanguages getLanguage
  `,
  folders: `
    editPeerFolders
  `,
};
