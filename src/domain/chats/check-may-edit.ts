import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import { requireMember } from './check-group-send.ts';

/** In a supergroup authors edit their own; in a channel also admins who may edit messages. */
export async function checkMayEditInChannel(
  world: World,
  tx: Tx,
  account: AccountId,
  message: Message,
  nowS: number,
): Promise<void> {
  const { chat, member } = await requireMember(tx, account, message.peer);
  const isPost = chat.kind === 'channel';
  const own = (message.content.author ?? message.content.sender) === account;
  const mayAll = member.status === 'creator' || member.rights.includes('editMessages');
  if (isPost ? !mayAll && !(member.rights.includes('postMessages') && own) : !own) refuse('message-author-required');
  if (!isPost && nowS - message.content.date > world.limits.editWindowS) refuse('message-edit-expired');
}
