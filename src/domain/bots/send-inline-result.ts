import { bannedNow, requireMember } from '../chats/check-group-send.ts';
import { refuse } from '../errors.ts';
import { type AccountId, peerKind } from '../ids.ts';
import type { ContentData, MessageMedia } from '../messages/content.ts';
import { prepareContent, sendIn, type SendRequest, type SendResult } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { type ChosenInlineResultEvent, tellBot } from './events.ts';
import type { AnsweredInline, InlineResult } from './repository.ts';
import { requireBotAccount } from './require-bot.ts';

export type InlineSend = Omit<SendRequest, 'data'> & {
  query: string;
  result: string;
  silent?: boolean;
  /** Only bots of the sender's own may stay unnamed, and only services like it; ignored for others. */
  background?: boolean;
};

/**
 * Sends a result that the person chose. The message names the bot, which learns of the choice when it asked to.
 *
 * @throws inline-result-expired, result-id-invalid, the refusals of sending
 */
export async function sendInlineResult(world: World, request: InlineSend): Promise<SendResult> {
  const { query, result: resultId, silent, background: _, ...send } = request;
  const chosen = await world.store.read((tx) => findChosen(world, tx, send.sender, query, resultId));
  const data = prepareContent(world, { ...contentOf(chosen.result, chosen.bot), ...(silent ? { silent } : {}) });
  return world.store.write(async (tx) => {
    await checkMaySendInline(world, tx, request);
    const sent = await sendIn(world, tx, { ...send, data });
    if (!sent.repeated) await tellChosen(world, tx, chosen, send.sender, sent);
    return sent;
  });
}

interface Chosen {
  bot: AccountId;
  answered: AnsweredInline;
  result: InlineResult;
}

async function findChosen(world: World, tx: Tx, account: AccountId, query: string, resultId: string): Promise<Chosen> {
  const answered = await tx.botQueries.answered(query);
  if (!answered || answered.usableUntil < world.clock.nowS()) return refuse('inline-result-expired');
  if (answered.answer.personal && answered.query.account !== account) return refuse('inline-result-expired');
  const result = answered.answer.results.find(({ id }) => id === resultId);
  if (!result) return refuse('result-id-invalid');
  return { bot: answered.query.bot, answered, result };
}

/** What a chosen result becomes as a message; the result's own file stands for `auto`. @throws media-empty */
export function contentOf(result: InlineResult, bot: AccountId): ContentData {
  const { message } = result;
  const media = message.media?.kind === 'auto' ? ownMedia(result) : message.media;
  return {
    text: message.text,
    viaBot: bot,
    ...(message.entities ? { entities: message.entities } : {}),
    ...(media ? { media } : {}),
    ...(message.markup ? { markup: message.markup } : {}),
    ...(message.noWebPage ? { noWebPage: true } : {}),
    ...(message.invertMedia ? { invertMedia: true } : {}),
  };
}

function ownMedia({ photo, document }: InlineResult): MessageMedia {
  if (photo !== undefined) return { kind: 'photo', media: photo };
  if (document !== undefined) return { kind: 'document', media: document };
  return refuse('media-empty');
}

async function checkMaySendInline(world: World, tx: Tx, { sender, peer }: InlineSend): Promise<void> {
  if (peerKind(peer) === 'account') return;
  const { chat, member } = await requireMember(tx, sender, peer);
  if (bannedNow(chat, member, world.clock.nowS()).has('sendInline'))
    refuse('chat-send-media-forbidden', { what: 'INLINE' });
}

async function tellChosen(
  world: World,
  tx: WriteTx,
  { bot, answered, result }: Chosen,
  account: AccountId,
  sent: SendResult,
): Promise<void> {
  const { inlineFeedback = 0 } = (await requireBotAccount(tx, bot)).data.bot;
  const told = answered.answer.tellsChoice ?? (inlineFeedback > 0 && world.random.below(100) < inlineFeedback);
  if (!told) return;
  const { text = '', point } = answered.query.data;
  const event: ChosenInlineResultEvent = {
    peer: account,
    account,
    result: result.id,
    text,
    ...(point && answered.query.account === account ? { point } : {}),
    // A bot that shows buttons may change the message when they are pressed.
    ...(result.message.markup?.kind === 'inline' ? { content: sent.content } : {}),
  };
  await tellBot(tx, bot, world.clock.nowS(), { event: 'chosenInlineResult', data: event });
}
