import { provePassword, type PasswordProof } from '../auth/password.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type ContentId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { requireMessage } from '../messages/edit-message.ts';
import { randomId64 } from '../messages/send-album.ts';
import type { Tx, World } from '../ports.ts';
import { askAndWait, tellAnswer } from './answers.ts';
import { type CallbackQueryEvent, tellBot } from './events.ts';
import type { BotQuery, CallbackAnswer } from './repository.ts';
import { openChat } from './open-chat.ts';
import { requireBotAccount } from './require-bot.ts';

export interface PressRequest {
  account: AccountId;
  peer: PeerId;
  message: MessageId;
  /** What the button carries, base64. */
  data?: string | undefined;
  game?: boolean | undefined;
  /** Buttons may ask for the two-step password of the person. */
  password?: PasswordProof | undefined;
}

const answerLength = 200;

/**
 * A person presses a button under a bot's message: the bot is told, and its answer comes back to the person.
 *
 * @throws message-id-invalid, callback-data-invalid, bot-invalid, password-invalid, bot-response-timeout
 */
export async function pressButton(world: World, request: PressRequest, signal: AbortSignal): Promise<CallbackAnswer> {
  const { account } = request;
  const pressed = await world.store.read((tx) => readPressed(world, tx, request));
  if (pressed.needsPassword) {
    if (!request.password) refuse('password-empty');
    await provePassword(world, account, request.password);
  }
  const query = randomId64(world);
  const { bot, event } = pressed;
  if (pressed.opens) return openChat(world, { account, bot, event, ...pressed.opens });
  const answer = await askAndWait(world.bus, query, signal, () =>
    world.store.write(async (tx) => {
      const expiresAt = world.clock.nowS() + world.limits.callbackLifetimeS;
      await tx.botQueries.insert({ id: query, bot, account, kind: 'callback', expiresAt, data: placeOf(event) });
      await tellBot(tx, bot, world.clock.nowS(), { event: 'callbackQuery', data: { ...event, query } });
    }),
  );
  return answer ?? { cacheS: 0 };
}

const placeOf = ({ peer, message, content }: Omit<CallbackQueryEvent, 'query'>): BotQuery['data'] => ({
  peer,
  ...(message === undefined ? {} : { message }),
  ...(content === undefined ? {} : { content }),
});

interface Pressed {
  bot: AccountId;
  event: Omit<CallbackQueryEvent, 'query'>;
  needsPassword: boolean;
  /** The button opens a chat; the bot is not asked. */
  opens?: { content: ContentId; data: string };
}

async function readPressed(world: World, tx: Tx, request: PressRequest): Promise<Pressed> {
  const { account, peer } = request;
  const message = await requireMessage(tx, account, peer, request.message);
  const { content } = message;
  if (content.markup?.kind !== 'inline' || content.takenDown) return refuse('message-id-invalid');
  const author = content.author ?? content.sender;
  const bot = await requireBotAccount(tx, content.viaBot ?? author);
  const button = content.markup.rows
    .flat()
    .find((one) => (request.game ? one.kind === 'game' : one.kind === 'callback' && one.data === request.data));
  if (!button) return refuse('callback-data-invalid');
  const chat = await placeFor(tx, bot.id, message, account);
  const event = {
    ...chat,
    account,
    chatInstance: chatInstance(world, account, peer),
    ...(button.kind === 'callback' ? { data: button.data } : {}),
    ...(button.kind === 'game' && content.media?.kind === 'game' ? { game: content.media.shortName } : {}),
  };
  const opens = button.kind === 'callback' && button.chat ? { content: content.id, data: button.data } : undefined;
  const needsPassword = button.kind === 'callback' && (button.needsPassword ?? false);
  return { bot: bot.id, event, needsPassword, ...(opens ? { opens } : {}) };
}

/** Where the pressed message lies for the bot. What was sent via it lies in no mailbox of its own. */
async function placeFor(
  tx: Tx,
  bot: AccountId,
  message: Message,
  presser: AccountId,
): Promise<{ peer: PeerId; message: MessageId } | { peer: PeerId; content: number }> {
  const { content } = message;
  if (content.viaBot !== undefined && content.viaBot !== content.sender) return { peer: presser, content: content.id };
  if (peerKind(message.peer) === 'channel') return { peer: message.peer, message: message.id };
  const id = await tx.messages.placeIn(bot, content.id);
  if (id === undefined) return refuse('message-id-invalid');
  return { peer: peerKind(message.peer) === 'account' ? presser : message.peer, message: id };
}

/** A chat's name for its bots: unguessable from outside, and the same for everybody in it. */
function chatInstance(world: World, account: AccountId, peer: PeerId): string {
  const chat = peer > 0 ? [account, peer].sort((a, b) => a - b).join(':') : String(peer);
  const digest = world.srp.sha256(new TextEncoder().encode(`chat-instance:${chat}`));
  return new DataView(digest.buffer, digest.byteOffset, 8).getBigInt64(0).toString();
}

/**
 * The bot answers the press. Whoever still waits sees it; what it answers after that is heard by nobody, and no error:
 * so a handler that answers and a layer around it that answers whatever was not answered live together.
 *
 * @throws query-id-invalid, message-too-long
 */
export async function answerCallback(
  world: World,
  request: { bot: AccountId; query: string; answer: CallbackAnswer },
): Promise<void> {
  const { bot, query, answer } = request;
  if ((answer.text?.length ?? 0) > answerLength) refuse('message-too-long');
  const asked = await world.store.read((tx) => tx.botQueries.get(query));
  if (asked?.kind !== 'callback' || asked.bot !== bot || asked.expiresAt < world.clock.nowS())
    refuse('query-id-invalid');
  tellAnswer(world.bus, query, answer);
}
