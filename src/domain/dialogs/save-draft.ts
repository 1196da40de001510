import type { AccountId, MessageId, PeerId } from '../ids.ts';
import { normaliseText } from '../messages/normalise-text.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { emptyDialog } from './get-dialogs.ts';
import type { Draft } from './repository.ts';
import { putTopicDraft, topicDrafts } from './topic-drafts.ts';

/** Keeps or, with an empty text, no media and no reply, removes the draft of a chat, or of one of its topics. */
export function saveDraft(
  world: World,
  request: {
    account: AccountId;
    peer: PeerId;
    topic?: MessageId | undefined;
    draft: Omit<Draft, 'date'>;
    session?: string | undefined;
  },
): Promise<void> {
  const { account, peer } = request;
  const { text, entities } = normaliseText(
    { text: request.draft.text, entities: request.draft.entities ?? [] },
    world.limits,
    world.limits.textLength,
  );
  const save = async (tx: WriteTx): Promise<void> => {
    const nowS = world.clock.nowS();
    const { topic } = request;
    const empty = text === '' && !request.draft.media && request.draft.replyTo === undefined;
    const draft: Draft = { ...request.draft, text, ...(entities.length > 0 ? { entities } : {}), date: nowS };
    if (entities.length === 0) delete draft.entities;
    const kept = empty ? undefined : draft;
    const changed = topic
      ? await putTopicDraft(tx, account, peer, topic, kept)
      : await putChatDraft(tx, account, peer, kept);
    if (!changed) return;
    const body = { kind: 'draft', peer, ...(topic ? { topic } : {}) } as const;
    await appendUpdate(tx, account, nowS, body, { exceptSession: request.session });
  };
  return world.store.write(save, { touching: [account] });
}

async function putChatDraft(tx: WriteTx, account: AccountId, peer: PeerId, draft: Draft | undefined): Promise<boolean> {
  const { draft: before, ...rest } = (await tx.dialogs.get(account, peer)) ?? emptyDialog(account, peer);
  if (!draft && !before) return false;
  await tx.dialogs.put(draft ? { ...rest, draft } : rest);
  return true;
}

/** Removes the draft of a chat or topic in which it was sent; older clients keep that of a topic for the whole chat. */
export async function dropDraft(
  tx: WriteTx,
  account: AccountId,
  peer: PeerId,
  topic: MessageId | undefined,
  nowS: number,
): Promise<void> {
  if (topic && (await putTopicDraft(tx, account, peer, topic, undefined)))
    await appendUpdate(tx, account, nowS, { kind: 'draft', peer, topic });
  else if (await putChatDraft(tx, account, peer, undefined))
    await appendUpdate(tx, account, nowS, { kind: 'draft', peer });
}

/** Removes every draft of the account. */
export function clearAllDrafts(world: World, account: AccountId): Promise<void> {
  return world.store.write(async (tx) => {
    for (const dialog of await tx.dialogs.withDrafts(account)) {
      const { draft: _, ...rest } = dialog;
      await tx.dialogs.put(rest);
      await appendUpdate(tx, account, world.clock.nowS(), { kind: 'draft', peer: dialog.peer });
    }
    for (const { chat, topic } of await topicDrafts(tx, account))
      await dropDraft(tx, account, chat, topic, world.clock.nowS());
  });
}
