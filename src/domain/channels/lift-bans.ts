import { tellMemberChange } from '../bots/tell-bots.ts';
import type { Member } from '../chats/repository.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

const perRound = 200;

/** Frees those whose ban or restriction has run out, and tells them and the bots. Returns how many. */
export function liftEndedBans(world: World): Promise<number> {
  const nowS = world.clock.nowS();
  return world.store.write(async (tx) => {
    const ended = await tx.chats.bannedUntil(nowS, perRound);
    for (const member of ended.toSorted((a, b) => a.account - b.account)) await lift(tx, member, nowS);
    return ended.length;
  });
}

/** Who was shut out may see the chat again, and comes back only when they wish; who was restricted is a plain member. */
async function lift(tx: WriteTx, before: Member, nowS: number): Promise<void> {
  const { gone, bannedBy: _, ...rest } = before;
  const status = before.status === 'restricted' && !gone ? 'member' : 'left';
  await tx.chats.putMember({ ...rest, status, banned: [], bannedUntil: 0 });
  await appendUpdate(tx, before.account, nowS, { kind: 'channel', chat: before.chat });
  const chat = await tx.chats.get(before.chat);
  const actor = before.bannedBy ?? before.account;
  if (chat) await tellMemberChange(tx, nowS, chat, { account: before.account, actor, before });
}
