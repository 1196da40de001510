import { logAdmin } from './admin-log.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo } from '../chats/rights.ts';
import { requireMember } from '../chats/check-group-send.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import { type Affected, removeFrom } from '../messages/delete-messages.ts';
import type { Message } from '../messages/content.ts';
import type { World, WriteTx } from '../ports.ts';
import { removeCopies } from '../threads/follow-post.ts';

/** Deletes messages of a supergroup or channel for everybody: authors their own, admins all. */
export function deletePosts(
  world: World,
  request: { account: AccountId; chat: ChatId; ids: readonly MessageId[]; session?: string | undefined },
): Promise<Affected> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { chat, member } = await requireMember(tx, request.account, request.chat);
    const messages = await tx.messages.get(chat.id, request.ids);
    const mayAll = mayDo(chat, member, 'deleteMessages', nowS);
    const own = (sender: number, author: AccountId | undefined) =>
      sender === request.account || author === request.account;
    if (!mayAll && !messages.every(({ content }) => own(content.sender, content.author)))
      refuse('message-delete-forbidden');
    for (const message of mayAll ? messages : [])
      await logAdmin(world, tx, chat.id, request.account, { kind: 'delete', message });
    return removePosts(world, tx, chat, messages, request.session, request.account);
  });
}

/** The removal itself: messages, mentions, comments' roots and the chat's newest message. */
export async function removePosts(
  world: World,
  tx: WriteTx,
  chat: Chat,
  messages: readonly Message[],
  session: string | undefined,
  by?: AccountId,
): Promise<Affected> {
  const nowS = world.clock.nowS();
  const ids = messages.map(({ id }) => id);
  const affected = await removeFrom(tx, chat.id, ids, nowS, session, by);
  await tx.mentions.remove(chat.id, ids);
  const [top] = await tx.messages.history({ mailbox: chat.id, peer: chat.id, limit: 1 });
  await tx.dialogs.putTop(chat.id, { id: top?.id ?? 0, date: top?.content.date ?? chat.createdAt });
  if (chat.kind === 'channel') await removeCopies(tx, chat.id, ids, nowS);
  await tx.messages.deleteOrphanContents(messages.map((message) => message.content.id));
  return affected;
}
