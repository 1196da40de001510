import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { requireMember } from './check-group-send.ts';

/** How many members of a chat are here now, the asker among them. @throws peer-invalid, channel-private */
export function countOnline(world: World, asker: AccountId, chat: ChatId): Promise<number> {
  return world.store.read(async (tx) => {
    await requireMember(tx, asker, chat);
    return onlineBeside(tx, asker, chat, world.clock.nowS());
  });
}

/** Members who are here at `nowS`, and `member`, who asks and so is here whatever it says of itself. */
export async function onlineBeside(tx: Tx, member: AccountId, chat: ChatId, nowS: number): Promise<number> {
  const isCounted = ((await tx.accounts.get(member))?.onlineUntil ?? 0) > nowS;
  return (await tx.chats.countOnline(chat, nowS)) + (isCounted ? 0 : 1);
}
