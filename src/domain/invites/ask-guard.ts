import type { Chat } from '../chats/repository.ts';
import { mayDo } from '../chats/rights.ts';
import { isInside } from '../channels/is-inside.ts';
import type { AccountId } from '../ids.ts';
import { randomId64 } from '../messages/send-album.ts';
import type { Tx, World, WriteTx } from '../ports.ts';

/** The bot at the door of a chat, and the question that it was asked. */
export interface JoinQuery {
  bot: AccountId;
  query: string;
}

/** A bot is to decide within ten seconds; an answer that comes a little late still counts. */
const decideS = 30;
/** The bot that decides about requests to join this chat, as long as it may let people in. */
async function guardOf(tx: Tx, chat: Chat, nowS: number): Promise<AccountId | undefined> {
  const bot = chat.data.guardBot;
  const member = bot === undefined ? undefined : await tx.chats.member(chat.id, bot);
  return isInside(member) && mayDo(chat, member, 'inviteUsers', nowS) ? bot : undefined;
}

/** Keeps the question for the bot at the door; undefined where there is none. */
export async function askGuard(
  world: World,
  tx: WriteTx,
  chat: Chat,
  account: AccountId,
): Promise<JoinQuery | undefined> {
  const nowS = world.clock.nowS();
  const bot = await guardOf(tx, chat, nowS);
  if (bot === undefined) return undefined;
  const query = randomId64(world);
  const data = { peer: chat.id };
  await tx.botQueries.insert({ id: query, bot, account, kind: 'join', expiresAt: nowS + decideS, data });
  return { bot, query };
}
