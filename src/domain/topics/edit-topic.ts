import { logAdmin } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { World } from '../ports.ts';
import { GENERAL_TOPIC } from '../threads/place-in-thread.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { normaliseTopicTitle } from './create-topic.ts';
import type { Topic } from './repository.ts';
import { requireOwnTopic } from './require-forum.ts';

export interface TopicChange {
  title?: string | undefined;
  /** Decimal 64-bit id; empty takes the emoji away. */
  iconEmoji?: string | undefined;
  closed?: boolean | undefined;
  /** Only General can be hidden. */
  hidden?: boolean | undefined;
}

/**
 * Renames, closes, reopens or hides a topic, and says so in it.
 *
 * @throws topic-invalid, topic-not-modified, topic-close-separately, chat-admin-required
 */
export function editTopic(
  world: World,
  request: { account: AccountId; chat: ChatId; topic: MessageId; change: TopicChange; session?: string | undefined },
): Promise<LogEntry[]> {
  const { account, chat, change, session } = request;
  const title = change.title === undefined ? undefined : normaliseTopicTitle(world, change.title);
  const looks = title !== undefined || change.iconEmoji !== undefined;
  if (looks && (change.closed !== undefined || change.hidden !== undefined)) refuse('topic-close-separately');
  return world.store.write(async (tx) => {
    const { topic } = await requireOwnTopic(tx, account, chat, request.topic, world.clock.nowS());
    if (change.hidden !== undefined && topic.id !== GENERAL_TOPIC) refuse('topic-invalid');
    const next = changed(topic, { ...change, title });
    if (JSON.stringify(next) === JSON.stringify(topic)) refuse('topic-not-modified');
    await tx.topics.put(next);
    await logAdmin(world, tx, chat, account, { kind: 'topicEdit', before: topic, after: next });
    const action = {
      kind: 'topicEdit' as const,
      ...(title === undefined ? {} : { title }),
      ...(change.iconEmoji === undefined ? {} : { iconEmoji: change.iconEmoji || '0' }),
      ...(change.closed === undefined ? {} : { closed: change.closed }),
      ...(change.hidden === undefined ? {} : { hidden: change.hidden }),
    };
    const data = { text: '', action, topic: topic.id };
    return (await writeMessage(world, tx, { sender: account, peer: chat, data, session })).entries;
  });
}

function changed(topic: Topic, change: TopicChange): Topic {
  const { iconEmoji, ...rest } = topic;
  const emoji = change.iconEmoji ?? iconEmoji;
  const hidden = change.hidden ?? topic.hidden;
  return {
    ...rest,
    title: change.title ?? topic.title,
    ...(emoji ? { iconEmoji: emoji } : {}),
    // A hidden General is closed, too.
    closed: change.hidden ? true : (change.closed ?? topic.closed),
    hidden,
  };
}
