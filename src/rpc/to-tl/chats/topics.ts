import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  type AccountId,
  type ChatId,
  notifySettings,
  type PeerId,
  type Topic,
  type TopicPage,
  type TopicView,
  type Tx,
} from '#domain';
import type { Call } from '../../context.ts';
import { toTlDraft } from '../dialogs/draft.ts';
import { toTlMessages } from '../messages/messages.ts';
import { writeNotifySettings } from '../dialogs/notify-settings.ts';
import { toTlPeer } from '../peers.ts';

/** Topics of a forum with their newest messages and everybody in them. */
export function toTlTopics(
  call: Call,
  chat: ChatId,
  { topics, total }: TopicPage,
): Promise<tl.messages.RawForumTopics> {
  return call.world.store.read(async (tx) => {
    const peers = new Set<PeerId>([chat, ...topics.map(({ topic }) => topic.creator)]);
    const tops = topics.flatMap(({ top }) => (top ? [top] : []));
    const page = await toTlMessages(call, tx, tops, peers);
    const written: tl.TypeForumTopic[] = [];
    for (const view of topics) written.push(await toTlTopic(call, tx, chat, view));
    const pts = (await tx.updates.state(chat))?.pts ?? 1;
    return { _: 'messages.forumTopics', count: total, topics: written, ...page, pts };
  });
}

async function toTlTopic(call: Call, tx: Tx, chat: ChatId, view: TopicView): Promise<tl.RawForumTopic> {
  const { topic } = view;
  const scope = { kind: 'peer', peer: chat, topic: topic.id } as const;
  return {
    ...toTlBareTopic(call.account, topic),
    topMessage: view.top?.id ?? topic.id,
    readInboxMaxId: view.readInboxMaxId,
    readOutboxMaxId: view.readOutboxMaxId,
    unreadCount: view.unread,
    unreadMentionsCount: view.unreadMentions,
    unreadReactionsCount: view.unreadReactions,
    ...(view.draft ? { draft: toTlDraft(call, view.draft, view.draft.date, topic.id) } : {}),
    notifySettings: writeNotifySettings(await notifySettings(tx, call.account, scope)),
  };
}

/** A topic without what one account has read of it. */
export function toTlBareTopic(viewer: AccountId, topic: Topic): tl.RawForumTopic {
  return {
    _: 'forumTopic',
    my: topic.creator === viewer,
    closed: topic.closed,
    pinned: topic.pinnedOrder > 0,
    hidden: topic.hidden,
    id: topic.id,
    date: topic.date,
    peer: toTlPeer(topic.chat),
    title: topic.title,
    iconColor: topic.iconColor,
    iconEmojiId: topic.iconEmoji === undefined ? undefined : Long.fromString(topic.iconEmoji),
    topMessage: topic.id,
    readInboxMaxId: 0,
    readOutboxMaxId: 0,
    unreadCount: 0,
    unreadMentionsCount: 0,
    unreadReactionsCount: 0,
    unreadPollVotesCount: 0,
    fromId: toTlPeer(topic.creator),
    notifySettings: writeNotifySettings({}),
  };
}
