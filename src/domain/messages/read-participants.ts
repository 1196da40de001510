import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireMessage } from './edit-message.ts';

/** Groups larger than this do not tell who read a message. */
const membersAtMost = 100;

/** Members of a basic group who have read one's own message. @throws message-id-invalid, chat-invalid */
export function readParticipants(world: World, account: AccountId, peer: PeerId, id: MessageId): Promise<AccountId[]> {
  if (peerKind(peer) !== 'group') refuse('chat-invalid');
  return world.store.read(async (tx) => {
    const message = await requireMessage(tx, account, peer, id);
    if (message.content.sender !== account) refuse('message-author-required');
    const readers: AccountId[] = [];
    for (const place of await tx.messages.places(message.content.id)) {
      if (place.mailbox === account || readers.length >= membersAtMost) continue;
      const dialog = await tx.dialogs.get(place.mailbox, peer);
      if (dialog && dialog.readInboxMaxId >= place.id) readers.push(place.mailbox);
    }
    return readers;
  });
}
