import { refuse } from '../errors.ts';
import type { MailboxId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { Message } from './content.ts';

/** Messages of one mailbox by their ids; missing ones are left out. @throws limit-invalid */
export function getMessages(world: World, mailbox: MailboxId, ids: readonly MessageId[]): Promise<Message[]> {
  if (ids.length > world.limits.pageSize * 2) refuse('limit-invalid');
  return world.store.read((tx) => tx.messages.get(mailbox, ids));
}
