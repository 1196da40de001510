import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Tx, WriteTx } from '../ports.ts';
import type { Draft } from './repository.ts';

/** Drafts of a forum's topics lie beside the one of the chat itself. */
const prefix = 'topic-draft:';
const keyOf = (chat: PeerId, topic: MessageId): string => `${prefix}${chat}:${topic}`;

export interface TopicDraft {
  chat: PeerId;
  topic: MessageId;
  draft: Draft;
}

/** What the account began to write in one topic. */
export const topicDraft = (tx: Tx, account: AccountId, chat: PeerId, topic: MessageId): Promise<Draft | undefined> =>
  tx.accounts.setting<Draft>(account, keyOf(chat, topic));

/** Of one forum, or of all. */
export async function topicDrafts(tx: Tx, account: AccountId, chat?: PeerId): Promise<TopicDraft[]> {
  const found = await tx.accounts.settings<Draft>(account, chat === undefined ? prefix : `${prefix}${chat}:`);
  return found.map(({ key, value }) => {
    const [peer, topic] = key.slice(prefix.length).split(':');
    return { chat: Number(peer), topic: Number(topic), draft: value };
  });
}

/** Undefined removes it. Returns whether anything changed. */
export async function putTopicDraft(
  tx: WriteTx,
  account: AccountId,
  chat: PeerId,
  topic: MessageId,
  draft: Draft | undefined,
): Promise<boolean> {
  const key = keyOf(chat, topic);
  if (draft) await tx.accounts.putSetting(account, key, draft);
  else if ((await tx.accounts.setting(account, key)) === undefined) return false;
  else await tx.accounts.removeSetting(account, key);
  return true;
}
