import { addToGroup } from '../chats/change-members.ts';
import { isInside } from '../channels/is-inside.ts';
import { inviteToChannel } from '../channels/membership.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import { sendMessage, type SendResult } from '../messages/send-message.ts';
import type { World } from '../ports.ts';
import { requireBotAccount } from './require-bot.ts';

export interface StartRequest {
  account: AccountId;
  bot: AccountId;
  /** The bot itself, or a group into which it is brought. */
  peer: PeerId;
  /** From the link that the person followed; empty without one. */
  parameter: string;
  randomId: string;
  session?: string | undefined;
}

const parameterLength = 64;
const parameterShape = /^[A-Za-z0-9_-]*$/;

/**
 * Starts a bot in the way that a link asks: the bot gets `/start PARAMETER`, in a group after being added to it.
 *
 * @throws bot-invalid, start-param-invalid, start-param-too-long, the refusals of adding and sending
 */
export async function startBot(world: World, request: StartRequest): Promise<SendResult> {
  const { account, peer, parameter, session } = request;
  if (parameter.length > parameterLength) refuse('start-param-too-long');
  if (!parameterShape.test(parameter)) refuse('start-param-invalid');
  const bot = await world.store.read((tx) => requireBotAccount(tx, request.bot));
  const inPrivate = peerKind(peer) === 'account';
  if (inPrivate && peer !== bot.id) refuse('peer-invalid', { peer });
  if (!inPrivate) await bringIn(world, request);
  const name = inPrivate ? '/start' : `/start@${bot.username ?? ''}`;
  const text = `${name} ${parameter}`.trim();
  const entities = [{ type: 'botCommand' as const, offset: 0, length: name.length }];
  const { randomId } = request;
  return sendMessage(world, { sender: account, peer, randomId, session, data: { text, entities } });
}

async function bringIn(world: World, { account, bot, peer, session }: StartRequest): Promise<void> {
  if (isInside(await world.store.read((tx) => tx.chats.member(peer, bot)))) return;
  const { missing } =
    peerKind(peer) === 'group'
      ? await addToGroup(world, { actor: account, chat: peer, account: bot, session })
      : await inviteToChannel(world, { actor: account, chat: peer, accounts: [bot], session });
  if (missing.length > 0) refuse('bot-invalid');
}
