import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { GeoPoint } from '../messages/content.ts';
import type { InlinePeerType } from '../messages/keyboard.ts';
import { randomId64 } from '../messages/send-album.ts';
import type { Tx, World } from '../ports.ts';
import { askAndWait, tellAnswer } from './answers.ts';
import { type InlineQueryEvent, tellBot } from './events.ts';
import type { AnsweredInline, BotQuery, InlineAnswer } from './repository.ts';
import { requireBotAccount } from './require-bot.ts';

export interface InlineRequest {
  account: AccountId;
  bot: AccountId;
  /** Where the person writes; absent when it is not said. */
  peer?: PeerId | undefined;
  text: string;
  offset: string;
  point?: GeoPoint | undefined;
}

const queryLength = 256;
const offsetLength = 64;

/**
 * What a bot offers for a few words. A fresh answer to the same question is used again.
 *
 * @throws bot-invalid, bot-inline-disabled, bot-response-timeout
 */
export async function askInline(world: World, request: InlineRequest, signal: AbortSignal): Promise<AnsweredInline> {
  const { account } = request;
  const asked = { ...request, text: request.text.slice(0, queryLength), offset: request.offset.slice(0, offsetLength) };
  const { peerType, cached } = await world.store.read(async (tx) => {
    const bot = await requireBotAccount(tx, asked.bot);
    if (bot.data.bot.inlinePlaceholder === undefined) return refuse('bot-inline-disabled');
    const type = await peerTypeOf(tx, asked);
    const key = cacheKey(asked.text, asked.offset, asked.point);
    return { peerType: type, cached: await tx.botQueries.cached(asked.bot, key, account, world.clock.nowS()) };
  });
  if (cached) return cached;
  const query = randomId64(world);
  await askAndWait(world.bus, query, signal, () => putQuestion(world, asked, query, peerType));
  const answered = await world.store.read((tx) => tx.botQueries.answered(query));
  return answered ?? refuse('bot-response-timeout');
}

async function putQuestion(
  world: World,
  asked: InlineRequest,
  id: string,
  peerType: InlinePeerType | undefined,
): Promise<void> {
  const { account, bot, text, offset, point } = asked;
  await world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const data: BotQuery['data'] = { text, offset, ...(point ? { point } : {}) };
    const expiresAt = nowS + world.limits.callbackLifetimeS;
    await tx.botQueries.insert({ id, bot, account, kind: 'inline', expiresAt, data });
    const event: InlineQueryEvent = {
      peer: account,
      query: id,
      account,
      text,
      offset,
      ...(peerType ? { peerType } : {}),
      ...(point ? { point } : {}),
    };
    await tellBot(tx, bot, nowS, { event: 'inlineQuery', data: event });
  });
}

async function peerTypeOf(tx: Tx, { peer, bot }: InlineRequest): Promise<InlinePeerType | undefined> {
  if (peer === undefined) return undefined;
  if (peer === bot) return 'botSelf';
  const kind = peerKind(peer);
  if (kind === 'account') return (await tx.accounts.get(peer))?.kind === 'bot' ? 'bots' : 'people';
  if (kind === 'group') return 'groups';
  return (await tx.chats.get(peer))?.kind === 'channel' ? 'channels' : 'supergroups';
}

/** Places are told roughly, so that a step to the side asks the same. */
const cacheKey = (text: string, offset: string, point: GeoPoint | undefined): string =>
  JSON.stringify([text, offset, point && [point.latitude.toFixed(2), point.longitude.toFixed(2)]]);

const resultsAtMost = 50;
const answerBytes = 512 * 1024;
/** Results can be sent for this long after they were shown. */
const usableS = 3600;
const longestCacheS = 24 * 3600;
const startParamShape = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The bot answers an inline query.
 *
 * @throws query-id-invalid, results-too-much, result-id-invalid, result-id-duplicate, next-offset-invalid,
 *   switch-pm-text-empty, start-param-invalid
 */
export async function answerInline(
  world: World,
  request: { bot: AccountId; query: string; answer: InlineAnswer },
): Promise<void> {
  const { bot, query } = request;
  const answer = { ...request.answer, cacheS: Math.min(Math.max(request.answer.cacheS, 0), longestCacheS) };
  checkAnswer(answer);
  await world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const asked = await tx.botQueries.get(query);
    if (asked?.kind !== 'inline' || asked.bot !== bot || asked.expiresAt < nowS) return refuse('query-id-invalid');
    const key = cacheKey(asked.data.text ?? '', asked.data.offset ?? '', asked.data.point);
    const cachedUntil = nowS + answer.cacheS;
    await tx.botQueries.putAnswer(query, answer, { key, cachedUntil, usableUntil: cachedUntil + usableS });
  });
  tellAnswer(world.bus, query);
}

function checkAnswer(answer: InlineAnswer): void {
  const { results, nextOffset, switchPm } = answer;
  if (results.length > resultsAtMost || JSON.stringify(results).length > answerBytes) refuse('results-too-much');
  const ids = results.map(({ id }) => id);
  if (ids.some((id) => id === '' || id.length > 64)) refuse('result-id-invalid');
  if (new Set(ids).size < ids.length) refuse('result-id-duplicate');
  if ((nextOffset?.length ?? 0) > offsetLength) refuse('next-offset-invalid');
  if (!switchPm) return;
  if (switchPm.text === '') refuse('switch-pm-text-empty');
  if (!startParamShape.test(switchPm.startParam)) refuse('start-param-invalid');
}
