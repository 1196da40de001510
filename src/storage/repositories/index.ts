import type { Sql } from '../sql.ts';
import { accountRepository } from './accounts.ts';
import { adminLogRepository } from './admin-log.ts';
import { authRepository } from './auth.ts';
import { botFeedRepository } from './bot-feeds.ts';
import { botQueryRepository } from './bot-queries.ts';
import { botUploadRepository } from './bot-uploads.ts';
import { chatlistRepository } from './chatlists.ts';
import { chatRepository } from './chats.ts';
import { dialogRepository } from './dialogs.ts';
import { inviteRepository } from './invites.ts';
import { mediaRepository } from './media.ts';
import { messageRepository } from './messages.ts';
import { pollRepository } from './polls.ts';
import { mentionRepository, postRepository } from './posts.ts';
import { reactionRepository } from './reactions.ts';
import { reportRepository } from './reports.ts';
import { type StorageTx, safetyRepositories } from './safety-index.ts';
import { scheduledRepository } from './scheduled.ts';
import { searchRepository } from './search.ts';
import { statsRepository } from './stats.ts';
import { stickerListRepository } from './sticker-lists.ts';
import { stickerRepository } from './stickers.ts';
import { threadRepository } from './threads.ts';
import { topicRepository } from './topics.ts';
import { updateRepository } from './updates.ts';

/** Every repository over one connection; the same objects serve both dialects. */
export function repositories(sql: Sql): StorageTx {
  return {
    accounts: accountRepository(sql),
    adminLog: adminLogRepository(sql),
    auth: authRepository(sql),
    botFeeds: botFeedRepository(sql),
    botQueries: botQueryRepository(sql),
    botUploads: botUploadRepository(sql),
    chatlists: chatlistRepository(sql),
    chats: chatRepository(sql),
    dialogs: dialogRepository(sql),
    invites: inviteRepository(sql),
    media: mediaRepository(sql),
    mentions: mentionRepository(sql),
    messages: messageRepository(sql),
    polls: pollRepository(sql),
    posts: postRepository(sql),
    reactions: reactionRepository(sql),
    reports: reportRepository(sql),
    safety: safetyRepositories(sql),
    scheduled: scheduledRepository(sql),
    search: searchRepository(sql),
    stats: statsRepository(sql),
    stickers: stickerRepository(sql),
    stickerLists: stickerListRepository(sql),
    threads: threadRepository(sql),
    topics: topicRepository(sql),
    updates: updateRepository(sql),
  };
}
