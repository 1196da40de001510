import { logAdmin } from '../channels/admin-log.ts';
import { requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import { type SendResult, writeMessage } from '../messages/send-message.ts';
import { speakInChannel } from '../messages/send-to-channel.ts';
import type { World } from '../ports.ts';
import { topicColors } from './topic-colors.ts';

export interface NewTopic {
  account: AccountId;
  chat: ChatId;
  title: string;
  iconColor: number | undefined;
  iconEmoji: string | undefined;
  randomId: string;
  sendAs: ChatId | undefined;
  session: string | undefined;
}

/**
 * Opens a topic. Its id is that of the line that says so.
 *
 * @throws forum-missing, topic-title-empty, chat-admin-required
 */
export function createTopic(world: World, request: NewTopic): Promise<SendResult> {
  const title = normaliseTopicTitle(world, request.title);
  const colors: readonly number[] = topicColors;
  const { account, chat, iconEmoji, randomId, session } = request;
  const wished = request.iconColor ?? topicColors[0];
  const iconColor = colors.includes(wished) ? wished : topicColors[0];
  return world.store.write(async (tx) => {
    const { chat: forum } = await requireRight(tx, account, chat, 'manageTopics', world.clock.nowS());
    if (!forum.data.forum) refuse('forum-missing');
    const icon = iconEmoji === undefined ? { iconColor } : { iconColor, iconEmoji };
    const spoken = await speakInChannel(tx, {
      sender: account,
      peer: chat,
      ...(request.sendAs === undefined ? {} : { sendAs: request.sendAs }),
      data: { text: '', action: { kind: 'topicCreate', title, ...icon } },
    });
    const said = await writeMessage(world, tx, { ...spoken, randomId, session });
    if (said.repeated) return said;
    const date = world.clock.nowS();
    const topic = {
      ...{ chat, id: said.id, title, ...icon, creator: account, date },
      ...{ closed: false, hidden: false, pinnedOrder: 0 },
    };
    await tx.topics.put(topic);
    await logAdmin(world, tx, chat, account, { kind: 'topicCreate', topic });
    await tx.threads.put({ mailbox: chat, topId: said.id, replies: 0, maxId: said.id, recent: [] });
    return said;
  });
}

/** @throws topic-title-empty */
export function normaliseTopicTitle(world: World, title: string): string {
  const clean = title.trim().slice(0, world.limits.chatTitleLength).toWellFormed();
  return clean === '' ? refuse('topic-title-empty') : clean;
}
