import { adminRights } from '#domain';

/**
 * Who may call what in a supergroup, a broadcast channel or a forum, all of them private.
 *
 * `may` names those who may besides the creator: admins by the one right that they have, `admins` (whichever right),
 * `member`, `restricted` (everything is forbidden to them that can be), `bot` (a plain member), `left`, `stranger`,
 * `members` (all that are inside). Everybody else inside gets the error in `else`. Those outside get CHANNEL_PRIVATE.
 * `but` names exceptions; `then:ERROR` is what stops those who may, where the chat is not so that more could be done; `?` stands where more than the role decides (a creator leaves when there is an heir).
 */
export const table = `
method                              in       may                                  else                        but

messages.getHistory                 group    members                              -
messages.getHistory                 channel  members                              -
messages.search                     group    members                              -                           bot:BOT_METHOD_INVALID
messages.getReplies                 group    members                              -                             bot:BOT_METHOD_INVALID
messages.getDiscussionMessage       group    members                              -                             bot:BOT_METHOD_INVALID
messages.readDiscussion             group    members                              -                           bot:BOT_METHOD_INVALID
messages.getOnlines                 group    members                              -                           bot:BOT_METHOD_INVALID
messages.getMessageReadParticipants group    -                                    MSG_ID_INVALID              bot:BOT_METHOD_INVALID
messages.getMessagesViews           channel  members                              -                           bot:BOT_METHOD_INVALID
updates.getChannelDifference        group    members                              -
channels.getMessages                group    members                              -
channels.getFullChannel             group    members                              -
channels.getFullChannel             channel  members                              -
channels.getChannels                group    members left stranger banned         -
channels.readHistory                group    members                              -                           bot:BOT_METHOD_INVALID
channels.exportMessageLink          channel  members                              -                           bot:BOT_METHOD_INVALID
channels.getParticipants            group    members                              -
channels.getParticipants            channel  admins                               CHAT_ADMIN_REQUIRED
channels.getParticipant             group    members                              -
channels.getParticipant             channel  admins                               CHAT_ADMIN_REQUIRED
channels.getSendAs                  group    members                              -                           bot:BOT_METHOD_INVALID

messages.sendMessage                group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.sendMessage                channel  postMessages                         CHAT_ADMIN_REQUIRED
messages.sendReaction               group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.editMessage                group    -                                    MESSAGE_AUTHOR_REQUIRED
messages.editMessage                channel  editMessages                         MESSAGE_AUTHOR_REQUIRED
messages.updatePinnedMessage        group    pinMessages member bot               CHAT_ADMIN_REQUIRED
messages.updatePinnedMessage        channel  pinMessages                          CHAT_ADMIN_REQUIRED
messages.unpinAllMessages           group    pinMessages member bot               CHAT_ADMIN_REQUIRED
channels.deleteMessages             group    deleteMessages                       MESSAGE_DELETE_FORBIDDEN
channels.deleteMessages             channel  deleteMessages                       MESSAGE_DELETE_FORBIDDEN
messages.deleteParticipantReaction  group    deleteMessages                       CHAT_ADMIN_REQUIRED
messages.deleteParticipantReactions group    deleteMessages                       CHAT_ADMIN_REQUIRED
messages.editChatParticipantRank    group    manageRanks                          RANK_CHANGE_FORBIDDEN

channels.editTitle                  group    changeInfo member bot                CHAT_ADMIN_REQUIRED
channels.editTitle                  channel  changeInfo                           CHAT_ADMIN_REQUIRED
channels.editPhoto                  channel  changeInfo                           CHAT_ADMIN_REQUIRED           creator:CHAT_NOT_MODIFIED changeInfo:CHAT_NOT_MODIFIED
messages.editChatAbout              channel  changeInfo                           CHAT_ADMIN_REQUIRED
messages.toggleNoForwards           group    -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.setChatAvailableReactions  channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.setHistoryTTL              channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.editChatDefaultBannedRights group   banUsers                             CHAT_ADMIN_REQUIRED
channels.toggleSignatures           channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.togglePreHistoryHidden     group    changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleSlowMode             group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleJoinToSend           group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleJoinRequest          group    banUsers                             CHAT_ADMIN_REQUIRED           then:CHAT_PUBLIC_REQUIRED bot:BOT_METHOD_INVALID
channels.toggleParticipantsHidden   group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleAntiSpam             group    deleteMessages                       CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.updateUsername             channel  -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleForum                group    -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.setDiscussionGroup         channel  changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.deleteChannel              group    -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.getAdminLog                group    admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID

channels.inviteToChannel            group    inviteUsers member                   CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.inviteToChannel            channel  inviteUsers                          CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.exportChatInvite           group    inviteUsers                          CHAT_ADMIN_REQUIRED
messages.exportChatInvite           channel  inviteUsers                          CHAT_ADMIN_REQUIRED
channels.editAdmin                  group    addAdmins                            CHAT_ADMIN_REQUIRED
channels.editAdmin                  channel  addAdmins                            CHAT_ADMIN_REQUIRED
channels.editBanned                 group    banUsers                             CHAT_ADMIN_REQUIRED
channels.editBanned                 channel  banUsers                             CHAT_ADMIN_REQUIRED
channels.joinChannel                group    -                                    USER_ALREADY_PARTICIPANT    creator:USER_ALREADY_PARTICIPANT bot:BOT_METHOD_INVALID
channels.leaveChannel               group    members                              -                           creator:? left:USER_NOT_PARTICIPANT stranger:USER_NOT_PARTICIPANT banned:USER_NOT_PARTICIPANT

messages.getForumTopics             forum    members                              -                           bot:BOT_METHOD_INVALID
messages.createForumTopic           forum    manageTopics member bot              CHAT_ADMIN_REQUIRED
messages.editForumTopic             forum    manageTopics                         CHAT_ADMIN_REQUIRED
messages.updatePinnedForumTopic     forum    manageTopics                         CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.deleteTopicHistory         forum    deleteMessages                       CHAT_ADMIN_REQUIRED
messages.getForumTopicsByID         forum    members                              -                           bot:BOT_METHOD_INVALID
messages.reorderPinnedForumTopics   forum    manageTopics                         CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.toggleViewForumAsMessages  forum    members                              -                           bot:BOT_METHOD_INVALID
channels.toggleViewForumAsMessages  group    members                              -                           then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID

channels.checkUsername              channel  members left stranger banned         -                           bot:BOT_METHOD_INVALID
channels.reorderUsernames           channel  -                                    CHAT_ADMIN_REQUIRED         then:CHAT_NOT_MODIFIED bot:BOT_METHOD_INVALID
channels.toggleUsername             channel  -                                    CHAT_ADMIN_REQUIRED         then:USERNAME_INVALID bot:BOT_METHOD_INVALID
channels.deactivateAllUsernames     channel  -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.convertToGigagroup         group    -                                    CHAT_ADMIN_REQUIRED         then:PARTICIPANTS_TOO_FEW bot:BOT_METHOD_INVALID
channels.convertToGigagroup         channel  -                                    CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.editLocation               group    -                                    CHAT_ADMIN_REQUIRED         then:MEGAGROUP_GEO_REQUIRED bot:BOT_METHOD_INVALID
channels.setStickers                group    changeInfo                           CHAT_ADMIN_REQUIRED         then:CHAT_NOT_MODIFIED
channels.setEmojiStickers           group    changeInfo                           CHAT_ADMIN_REQUIRED         then:CHAT_NOT_MODIFIED bot:BOT_METHOD_INVALID
channels.setMainProfileTab          channel  changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.setMainProfileTab          group    changeInfo                           CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
messages.getSponsoredMessages       channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getSponsoredMessages       group    members                              -                           bot:BOT_METHOD_INVALID
channels.toggleAutotranslation      channel  changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.toggleAutotranslation      group    -                                    CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID changeInfo:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.updateColor                group    changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.updateColor                channel  changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.getChannelRecommendations  channel  members                              -                           bot:BOT_METHOD_INVALID
channels.getMessageAuthor           group    admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.getMessageAuthor           channel  admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.editChatCreator            group    -                                    CHAT_ADMIN_REQUIRED         then:PASSWORD_MISSING bot:BOT_METHOD_INVALID
messages.editChatCreator            channel  -                                    CHAT_ADMIN_REQUIRED         then:PASSWORD_MISSING bot:BOT_METHOD_INVALID
messages.getFutureChatCreatorAfterLeave channel -                                 CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID

channels.deleteHistory              group    -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.deleteHistory              channel  -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.deleteParticipantHistory   group    deleteMessages                       CHAT_ADMIN_REQUIRED
channels.deleteParticipantHistory   channel  deleteMessages                       CHAT_ADMIN_REQUIRED
channels.readMessageContents        group    members                              -                           bot:BOT_METHOD_INVALID
channels.reportSpam                 group    members                              -                           then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
channels.reportAntiSpamFalsePositive group   admins                               CHAT_ADMIN_REQUIRED         then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.report                     channel  members                              -                           bot:BOT_METHOD_INVALID
messages.reportReaction             group    members                              -                           then:USER_ID_INVALID bot:BOT_METHOD_INVALID
messages.reportSpam                 channel  members left stranger banned         -                           bot:BOT_METHOD_INVALID

messages.editExportedChatInvite     group    -                                    CHAT_ADMIN_REQUIRED
messages.editExportedChatInvite     channel  -                                    CHAT_ADMIN_REQUIRED
messages.deleteExportedChatInvite   group    -                                    CHAT_ADMIN_REQUIRED         then:INVITE_HASH_EXPIRED bot:BOT_METHOD_INVALID
messages.getExportedChatInvite      group    -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.getExportedChatInvites     group    inviteUsers                          CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.deleteRevokedExportedChatInvites group inviteUsers                       CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.getAdminsWithInvites       group    inviteUsers                          CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.getChatInviteImporters     group    inviteUsers                          CHAT_ADMIN_REQUIRED
messages.getChatInviteImporters     channel  inviteUsers                          CHAT_ADMIN_REQUIRED
messages.hideChatJoinRequest        group    inviteUsers                          CHAT_ADMIN_REQUIRED
messages.hideChatJoinRequest        channel  inviteUsers                          CHAT_ADMIN_REQUIRED
messages.hideAllChatJoinRequests    group    inviteUsers                          CHAT_ADMIN_REQUIRED
messages.hideAllChatJoinRequests    channel  inviteUsers                          CHAT_ADMIN_REQUIRED

messages.sendMedia                  group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.sendMedia                  channel  postMessages                         CHAT_ADMIN_REQUIRED
messages.sendMultiMedia             group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.sendMultiMedia             channel  postMessages                         CHAT_ADMIN_REQUIRED
messages.setTyping                  group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.setTyping                  channel  postMessages                         CHAT_ADMIN_REQUIRED
messages.forwardMessages            group    members                              -
messages.forwardMessages            channel  members                              -
messages.saveDefaultSendAs          group    members                              -                           bot:BOT_METHOD_INVALID
messages.saveDraft                  group    members left stranger banned         -                           bot:BOT_METHOD_INVALID
messages.uploadMedia                group    members left stranger banned         -
messages.sendVote                   group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.toggleTodoCompleted        group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.toggleTodoCompleted        channel  members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.addPollAnswer              group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.appendTodoList             group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.deletePollAnswer           group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.addPollAnswer              channel  members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.appendTodoList             channel  members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.deletePollAnswer           channel  members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.getPollResults             group    members                              -                           then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.getPollVotes               group    members                              -                           then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
messages.getMessageEditData         group    -                                    MESSAGE_AUTHOR_REQUIRED     bot:BOT_METHOD_INVALID
messages.getMessageEditData         channel  editMessages                         MESSAGE_AUTHOR_REQUIRED     bot:BOT_METHOD_INVALID
messages.getMessagesReactions       channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getMessageReactionsList    channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getSearchCounters          channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getSearchResultsCalendar   channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getSearchResultsPositions  channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getRecentLocations         group    members                              -                           bot:BOT_METHOD_INVALID
messages.getUnreadMentions          group    members                              -                           bot:BOT_METHOD_INVALID
messages.getUnreadReactions         group    members                              -                           bot:BOT_METHOD_INVALID
messages.readMentions               group    members                              -                           bot:BOT_METHOD_INVALID
stats.getBroadcastStats             channel  admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
stats.getMegagroupStats             group    admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
stats.getMessageStats               channel  admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
stats.getMessagePublicForwards      channel  admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID

messages.search                     channel  members                              -                           bot:BOT_METHOD_INVALID
messages.getMessagesViews           group    members                              -                           bot:BOT_METHOD_INVALID
updates.getChannelDifference        channel  members                              -
channels.getMessages                channel  members                              -
channels.getChannels                channel  members left stranger banned         -
channels.readHistory                channel  members                              -                           bot:BOT_METHOD_INVALID
channels.exportMessageLink          group    members                              -                           bot:BOT_METHOD_INVALID
channels.editPhoto                  group    changeInfo member bot                CHAT_ADMIN_REQUIRED         then:CHAT_NOT_MODIFIED
messages.editChatAbout              group    changeInfo member bot                CHAT_ADMIN_REQUIRED
messages.toggleNoForwards           channel  -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.setChatAvailableReactions  group    changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.setHistoryTTL              group    changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.toggleSlowMode             channel  -                                    CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID banUsers:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.toggleJoinToSend           channel  -                                    CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID banUsers:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.toggleJoinRequest          channel  -                                    CHAT_ADMIN_REQUIRED         then:CHANNEL_INVALID banUsers:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.updateUsername             group    -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.deleteChannel              channel  -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.getAdminLog                channel  admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.joinChannel                channel  -                                    USER_ALREADY_PARTICIPANT    creator:USER_ALREADY_PARTICIPANT bot:BOT_METHOD_INVALID
channels.leaveChannel               channel  members                              -                           creator:? left:USER_NOT_PARTICIPANT stranger:USER_NOT_PARTICIPANT banned:USER_NOT_PARTICIPANT
messages.getAdminsWithInvites       channel  inviteUsers                          CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.getExportedChatInvites     channel  inviteUsers                          CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
messages.uploadMedia                channel  members left stranger banned         -
messages.getUnreadReactions         channel  members                              -                           bot:BOT_METHOD_INVALID
stats.getMessageStats               group    admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID

messages.getHistory                 forum    members                              -
messages.search                     forum    members                              -                          bot:BOT_METHOD_INVALID
messages.getReplies                 channel  members                              -                          then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
messages.getReplies                 forum    members                              -                          bot:BOT_METHOD_INVALID
messages.getDiscussionMessage       channel  members                              -                          then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
messages.readDiscussion             channel  members                              -                          then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
messages.readDiscussion             forum    members                              -                          bot:BOT_METHOD_INVALID
messages.getOnlines                 channel  members                              -                          bot:BOT_METHOD_INVALID
messages.getMessageReadParticipants channel  members                              -                          then:PEER_ID_INVALID bot:BOT_METHOD_INVALID
channels.exportMessageLink          forum    members                              -                          bot:BOT_METHOD_INVALID
channels.getSendAs                  channel  members                              -                          bot:BOT_METHOD_INVALID
messages.sendMessage                forum    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.sendReaction               channel  admins member bot                    CHAT_WRITE_FORBIDDEN
messages.unpinAllMessages           channel  pinMessages                          CHAT_ADMIN_REQUIRED
messages.unpinAllMessages           forum    pinMessages member bot               CHAT_ADMIN_REQUIRED
messages.deleteParticipantReaction  channel  deleteMessages                       CHAT_ADMIN_REQUIRED
messages.deleteParticipantReactions channel  deleteMessages                       CHAT_ADMIN_REQUIRED
messages.editChatParticipantRank    channel  members                              -                          then:PEER_ID_INVALID
messages.editChatDefaultBannedRights channel  banUsers                             CHAT_ADMIN_REQUIRED        then:CHANNEL_INVALID
channels.toggleSignatures           group    changeInfo                           CHAT_ADMIN_REQUIRED        then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.togglePreHistoryHidden     channel  changeInfo                           CHAT_ADMIN_REQUIRED        then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.toggleParticipantsHidden   channel  banUsers                             CHAT_ADMIN_REQUIRED        then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.toggleAntiSpam             channel  deleteMessages                       CHAT_ADMIN_REQUIRED        then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.toggleForum                channel  -                                    CHAT_ADMIN_REQUIRED        then:CHAT_ID_INVALID bot:BOT_METHOD_INVALID
channels.toggleForum                forum    -                                    CHAT_ADMIN_REQUIRED        then:CHAT_NOT_MODIFIED bot:BOT_METHOD_INVALID
channels.setDiscussionGroup         group    members banned left stranger         -                          then:BROADCAST_ID_INVALID bot:BOT_METHOD_INVALID
messages.getForumTopics             group    members                              -                          then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.getForumTopics             channel  members                              -                          then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.createForumTopic           group    manageTopics member bot              CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING
messages.createForumTopic           channel  manageTopics                         CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING
messages.editForumTopic             group    members                              -                          then:CHANNEL_FORUM_MISSING
messages.editForumTopic             channel  members                              -                          then:CHANNEL_FORUM_MISSING
messages.updatePinnedForumTopic     group    manageTopics member                  CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.updatePinnedForumTopic     channel  manageTopics                         CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.deleteTopicHistory         group    deleteMessages                       CHAT_ADMIN_REQUIRED        then:TOPIC_ID_INVALID
messages.deleteTopicHistory         channel  deleteMessages                       CHAT_ADMIN_REQUIRED        then:TOPIC_ID_INVALID
messages.getForumTopicsByID         group    members                              -                          then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.getForumTopicsByID         channel  members                              -                          then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.reorderPinnedForumTopics   group    manageTopics member                  CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
messages.reorderPinnedForumTopics   channel  manageTopics                         CHAT_ADMIN_REQUIRED        then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
channels.toggleViewForumAsMessages  channel  members                              -                          then:CHANNEL_FORUM_MISSING bot:BOT_METHOD_INVALID
channels.checkUsername              group    members banned left stranger         -                          bot:BOT_METHOD_INVALID
channels.reorderUsernames           group    -                                    CHAT_ADMIN_REQUIRED        then:CHAT_NOT_MODIFIED bot:BOT_METHOD_INVALID
channels.toggleUsername             group    -                                    CHAT_ADMIN_REQUIRED        then:USERNAME_INVALID bot:BOT_METHOD_INVALID
channels.deactivateAllUsernames     group    -                                    CHAT_ADMIN_REQUIRED        bot:BOT_METHOD_INVALID
channels.editLocation               channel  -                                    CHAT_ADMIN_REQUIRED        then:MEGAGROUP_GEO_REQUIRED bot:BOT_METHOD_INVALID
channels.setStickers                channel  members banned left stranger         -                          then:CHANNEL_INVALID
channels.setEmojiStickers           channel  members banned left stranger         -                          then:CHANNEL_INVALID bot:BOT_METHOD_INVALID
channels.getChannelRecommendations  group    members                              -                          bot:BOT_METHOD_INVALID
messages.getFutureChatCreatorAfterLeave group    -                                    CHAT_ADMIN_REQUIRED        bot:BOT_METHOD_INVALID
channels.readMessageContents        channel  members                              -                          bot:BOT_METHOD_INVALID
channels.reportSpam                 channel  members                              -                          then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
channels.reportAntiSpamFalsePositive channel  admins                               CHAT_ADMIN_REQUIRED        then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.report                     group    members                              -                          bot:BOT_METHOD_INVALID
messages.reportReaction             channel  members                              -                          then:USER_ID_INVALID bot:BOT_METHOD_INVALID
messages.reportSpam                 group    members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.deleteExportedChatInvite   channel  -                                    CHAT_ADMIN_REQUIRED        then:INVITE_HASH_EXPIRED bot:BOT_METHOD_INVALID
messages.getExportedChatInvite      channel  -                                    CHAT_ADMIN_REQUIRED        bot:BOT_METHOD_INVALID
messages.deleteRevokedExportedChatInvites channel  inviteUsers                          CHAT_ADMIN_REQUIRED        bot:BOT_METHOD_INVALID
messages.forwardMessages            forum    members                              -
messages.saveDefaultSendAs          channel  members                              -                          then:PEER_ID_INVALID bot:BOT_METHOD_INVALID
messages.saveDraft                  channel  members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.saveDraft                  forum    members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.sendVote                   channel  members                              -                          then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.getPollResults             channel  members                              -                          then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
messages.getPollVotes               channel  members                              -                          then:MSG_ID_INVALID bot:BOT_METHOD_INVALID
messages.getMessagesReactions       group    members                              -                          bot:BOT_METHOD_INVALID
messages.getMessageReactionsList    group    members                              -                          bot:BOT_METHOD_INVALID
messages.getSearchCounters          group    members                              -                          bot:BOT_METHOD_INVALID
messages.getSearchCounters          forum    members                              -                          bot:BOT_METHOD_INVALID
messages.getSearchResultsCalendar   group    members                              -                          bot:BOT_METHOD_INVALID
messages.getSearchResultsPositions  group    members                              -                          bot:BOT_METHOD_INVALID
messages.getRecentLocations         channel  members                              -                          bot:BOT_METHOD_INVALID
messages.getUnreadMentions          channel  members                              -                          bot:BOT_METHOD_INVALID
messages.getUnreadMentions          forum    members                              -                          bot:BOT_METHOD_INVALID
messages.getUnreadReactions         forum    members                              -                          bot:BOT_METHOD_INVALID
messages.readMentions               channel  members                              -                          bot:BOT_METHOD_INVALID
messages.readMentions               forum    members                              -                          bot:BOT_METHOD_INVALID
stats.getBroadcastStats             group    members                              -                          then:BROADCAST_REQUIRED bot:BOT_METHOD_INVALID
stats.getMegagroupStats             channel  members                              -                          then:MEGAGROUP_REQUIRED bot:BOT_METHOD_INVALID
stats.getPollStats                  group    members                              -                          then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
stats.getPollStats                  channel  members                              -                          then:MESSAGE_ID_INVALID bot:BOT_METHOD_INVALID
stats.getMessagePublicForwards      group    admins                               CHAT_ADMIN_REQUIRED        bot:BOT_METHOD_INVALID
account.updatePersonalChannel       group    members banned left stranger         -                          then:PUBLIC_BROADCAST_EXPECTED bot:BOT_METHOD_INVALID
account.updatePersonalChannel       channel  members banned left stranger         -                          then:PUBLIC_BROADCAST_EXPECTED bot:BOT_METHOD_INVALID
messages.getPeerDialogs             group    members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.getPeerDialogs             channel  members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.getPeerDialogs             forum    members banned left stranger         -                          bot:BOT_METHOD_INVALID
messages.toggleDialogPin            group    members                             -                          bot:BOT_METHOD_INVALID
messages.toggleDialogPin            channel  members                             -                          bot:BOT_METHOD_INVALID
`;

export const places = ['group', 'channel', 'forum'] as const;
export type Place = (typeof places)[number];

const admins = adminRights.map((right) => right);
const inside = ['creator', ...admins, 'member', 'restricted', 'bot'] as const;
const outside = ['banned', 'left', 'stranger'] as const;
export const roles = [...inside, ...outside] as const;
export type Role = (typeof roles)[number];

export interface Row {
  method: string;
  place: Place;
  /** `ok`, the error's text, or `?`. */
  answers: Record<Role, string>;
}

const groups: Record<string, readonly string[]> = { admins, members: inside.filter((role) => role !== 'creator') };

/** The table as data. Throws on a word that it does not know. */
export function readTable(): Row[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map(readRow);
}

function readRow(line: string): Row {
  const [method = '', place, ...rest] = line.trim().split(/\s+/);
  const found = places.find((one) => one === place);
  if (!found) throw new Error(`no place in: ${line}`);
  const isError = (word: string): boolean => word === '-' || /^[A-Z][A-Z_]+$/.test(word);
  const first = rest[0] === '-' ? 1 : 0;
  const end = rest.findIndex((word, index) => index >= first && isError(word));
  if (end < 0) throw new Error(`no error in: ${line}`);
  const may = new Set(['creator', ...rest.slice(first, end).flatMap((word) => groups[word] ?? [word])]);
  const other = rest[end] ?? '';
  const but = new Map(rest.slice(end + 1).map((word) => [word.split(':')[0] ?? '', word.split(':')[1] ?? '']));
  const then = but.get('then') ?? 'ok';
  but.delete('then');
  for (const role of [...may, ...but.keys()])
    if (!roles.some((known) => known === role)) throw new Error(`no role ${role} in: ${line}`);
  const answerOf = (role: Role): string =>
    but.get(role) ?? (may.has(role) ? then : outside.some((one) => one === role) ? 'CHANNEL_PRIVATE' : other);
  const answers = Object.fromEntries(roles.map((role) => [role, answerOf(role)])) as Record<Role, string>;
  return { method, place: found, answers };
}
