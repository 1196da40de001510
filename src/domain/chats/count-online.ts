import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireMember } from './check-group-send.ts';

/** How many members of a chat are here now, the asker among them. @throws peer-invalid, channel-private */
export function countOnline(world: World, asker: AccountId, chat: ChatId): Promise<number> {
  return world.store.read(async (tx) => {
    await requireMember(tx, asker, chat);
    const nowS = world.clock.nowS();
    const isCounted = ((await tx.accounts.get(asker))?.onlineUntil ?? 0) > nowS;
    return (await tx.chats.countOnline(chat, nowS)) + (isCounted ? 0 : 1);
  });
}
