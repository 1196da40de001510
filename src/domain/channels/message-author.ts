import { isAdmin, requireMember } from '../chats/check-group-send.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';

/**
 * Who wrote a message that stands in a chat's name. For its admins, who see the same in the log of what they do.
 *
 * @throws message-id-invalid, chat-admin-required
 */
export function messageAuthor(
  world: World,
  request: { account: AccountId; chat: ChatId; id: MessageId },
): Promise<AccountId> {
  return world.store.read(async (tx) => {
    const { member } = await requireMember(tx, request.account, request.chat);
    if (!isAdmin(member)) refuse('chat-admin-required');
    const [message] = await tx.messages.get(request.chat, [request.id]);
    const { author, sender = 0 } = message?.content ?? {};
    return author ?? (sender > 0 ? sender : refuse('message-id-invalid'));
  });
}
