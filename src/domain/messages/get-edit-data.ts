import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { Message } from './content.ts';
import { checkMayEdit, requireMessage } from './edit-message.ts';

/** A message that the account may edit now. @throws message-id-invalid, message-author-required, message-edit-expired */
export function requireEditable(world: World, account: AccountId, peer: PeerId, id: MessageId): Promise<Message> {
  return world.store.read(async (tx) => {
    const message = await requireMessage(tx, account, peer, id);
    await checkMayEdit(world, tx, account, message, world.clock.nowS());
    return message;
  });
}
