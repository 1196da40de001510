import { adminBots, tellGateway } from '../bots/tell-bots.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo } from '../chats/rights.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { askGuard, type JoinQuery } from './ask-guard.ts';

/**
 * Keeps that somebody wants to come in, and tells the admins who may let them. Returns what the bot at the door was asked,
 * where there is one.
 */
export async function askToJoin(
  world: World,
  tx: WriteTx,
  chat: Chat,
  account: AccountId,
  inviteHash: string | undefined,
): Promise<JoinQuery | undefined> {
  const date = world.clock.nowS();
  await tx.invites.putRequest({ chat: chat.id, account, ...(inviteHash ? { hash: inviteHash } : {}), date, about: '' });
  await tellOfRequests(world, tx, chat);
  const asked = { peer: chat.id, account, date, about: '', ...(inviteHash ? { inviteHash } : {}) };
  const guard = await askGuard(world, tx, chat, account);
  for (const bot of await adminBots(tx, chat.id)) {
    const query = bot === guard?.bot ? { query: guard.query } : {};
    await tellGateway(tx, date, bot, 'joinRequest', { ...asked, ...query });
  }
  return guard;
}

/** Tells the admins who may let people in how many wait. */
export async function tellOfRequests(world: World, tx: WriteTx, chat: Chat): Promise<void> {
  const nowS = world.clock.nowS();
  const admins = await tx.chats.members({
    chat: chat.id,
    statuses: ['creator', 'admin'],
    offset: 0,
    limit: world.limits.chatAdmins * 2,
  });
  const concerned = admins.filter((member) => mayDo(chat, member, 'inviteUsers', nowS));
  for (const { account } of concerned.sort((a, b) => a.account - b.account))
    await appendUpdate(tx, account, nowS, { kind: 'joinRequests', chat: chat.id });
}

/** Faces that clients draw beside the count. */
const recentShown = 3;

/** How many people wait to be let in, and who asked last. */
export async function waitingAt(tx: Tx, chat: ChatId): Promise<{ pending: number; recent: AccountId[] }> {
  const recent = await tx.invites.requests(chat, undefined, { limit: recentShown });
  return { pending: await tx.invites.countRequests(chat, undefined), recent: recent.map(({ account }) => account) };
}
