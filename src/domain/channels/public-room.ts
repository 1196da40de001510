import type { Chat, ChatData } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

/** Refuses one public chat more than a person may have. @throws public-channels-too-much */
export async function checkPublicRoom(world: World, tx: Tx, creator: AccountId): Promise<void> {
  const chats = await tx.chats.many(await tx.chats.chatsOf(creator, ['supergroup', 'channel']));
  const open = chats.filter((chat) => chat.creator === creator && chat.username !== undefined);
  if (open.length >= world.limits.publicChannelsPerAccount) refuse('public-channels-too-much');
}

/** Nobody comes to the door of a private group unasked, so that nobody asks there either. */
export function withoutDoor({ data }: Chat): ChatData {
  const { joinRequest: _, ...rest } = data;
  return data.linkedChat === undefined ? rest : data;
}
