import { refuse } from '../errors.ts';
import { type AccountId, type ContentId, type MediaId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Content, MessageMedia } from '../messages/content.ts';
import { requireMessage } from '../messages/edit-message.ts';
import type { ReplyMarkup } from '../messages/keyboard.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { requireBotAccount } from './require-bot.ts';

/** A game that a bot offers: a page elsewhere, which the bot names when the button is pressed. */
export interface Game {
  id: number;
  shortName: string;
  title: string;
  description: string;
  photo?: MediaId;
}

const prefix = 'game:';
const shortNameShape = /^[a-z]\w{2,63}$/i;
const titleLength = 64;
const descriptionLength = 512;
const gamesAtMost = 50;

/** Adds or changes a game of a bot. @throws game-invalid, bot-invalid */
export function defineGame(world: World, bot: AccountId, game: Omit<Game, 'id'>): Promise<void> {
  const { shortName, title, description, photo } = game;
  if (!shortNameShape.test(shortName) || title.trim() === '' || title.length > titleLength) refuse('game-invalid');
  if (description.length > descriptionLength) refuse('game-invalid');
  return world.store.write(async (tx) => {
    await requireBotAccount(tx, bot);
    const known = await gamesOf(tx, bot);
    const before = known.find((one) => one.shortName === shortName);
    if (!before && known.length >= gamesAtMost) refuse('game-invalid');
    const id = before?.id ?? world.random.below(2 ** 47) + 1;
    const shown = { id, shortName, title: title.trim(), description, ...(photo === undefined ? {} : { photo }) };
    await tx.accounts.putSetting(bot, `${prefix}${shortName}`, shown);
  });
}

/** Takes away all games of a bot; messages that carry one stay. */
export function removeGames(world: World, bot: AccountId): Promise<void> {
  return world.store.write((tx) => tx.accounts.removeSettings(bot, prefix));
}

/** The games of a bot, in the order of their short names. */
export async function gamesOf(tx: Tx, bot: AccountId): Promise<Game[]> {
  return (await tx.accounts.settings<Game>(bot, prefix)).map(({ value }) => value);
}

/** One game of a bot by its short name; undefined when it has none of that name. */
export const gameOf = (tx: Tx, bot: AccountId, shortName: string): Promise<Game | undefined> =>
  tx.accounts.setting<Game>(bot, `${prefix}${shortName}`);

/**
 * What a message with a game carries. Without buttons of its own it has one that starts the game.
 *
 * @throws game-invalid
 */
export async function gameMessage(
  tx: Tx,
  bot: AccountId,
  shortName: string,
  markup: ReplyMarkup | undefined,
): Promise<{ text: ''; media: MessageMedia; markup: ReplyMarkup }> {
  const game = await gameOf(tx, bot, shortName);
  if (!game) return refuse('game-invalid');
  const own = markup?.kind === 'inline' && markup.rows.length > 0 ? markup : undefined;
  if (own && own.rows[0]?.[0]?.kind !== 'game') refuse('game-button-missing');
  const play: ReplyMarkup = { kind: 'inline', rows: [[{ kind: 'game', text: `Play ${game.title}` }]] };
  return { text: '', media: { kind: 'game', bot, shortName }, markup: own ?? play };
}

export interface Score {
  account: AccountId;
  score: number;
}

const scoresOf = (content: ContentId): string => `scores:${content}`;

/** Which message the scores are of: one in a chat of the bot, or one that was sent via it. */
export type GamePlace = { peer: PeerId; id: MessageId } | { content: ContentId };

async function requireGame(tx: Tx, bot: AccountId, place: GamePlace): Promise<Content> {
  const content =
    'content' in place
      ? await tx.messages.content(place.content)
      : (await requireMessage(tx, bot, place.peer, place.id)).content;
  if (content?.media?.kind !== 'game' || content.media.bot !== bot) return refuse('message-id-invalid');
  return content;
}

/**
 * Notes what somebody reached. Unless it is silent, the chat says so in a line of its own.
 *
 * @throws message-id-invalid, score-invalid, score-not-modified, account-not-found
 */
export function setGameScore(
  world: World,
  request: { bot: AccountId; place: GamePlace; account: AccountId; score: number; force: boolean; silent: boolean },
): Promise<void> {
  const { bot, place, account, score, force } = request;
  if (!Number.isInteger(score) || score < 0 || score > 2 ** 31 - 1) refuse('score-invalid');
  return world.store.write(async (tx) => {
    const content = await requireGame(tx, bot, place);
    if ((await tx.accounts.get(account))?.kind !== 'person') refuse('account-not-found');
    const scores = (await tx.accounts.setting<Score[]>(bot, scoresOf(content.id))) ?? [];
    const before = scores.find((one) => one.account === account)?.score;
    if (before !== undefined && (before === score || (before > score && !force))) refuse('score-not-modified');
    const after = [...scores.filter((one) => one.account !== account), { account, score }];
    await tx.accounts.putSetting(bot, scoresOf(content.id), after);
    if (!request.silent && 'peer' in place) await sayScore(world, tx, { bot, account, score, content, place });
  });
}

/** A person who is not in the chat is not spoken for. */
async function sayScore(
  world: World,
  tx: WriteTx,
  told: { bot: AccountId; account: AccountId; score: number; content: Content; place: { peer: PeerId; id: MessageId } },
): Promise<void> {
  const { bot, account, score, content, place } = told;
  const peer = place.peer > 0 ? bot : place.peer;
  if (place.peer > 0 && place.peer !== account) return;
  const inside = place.peer > 0 || (await tx.chats.member(place.peer, account)) !== undefined;
  const { media } = content;
  const game = media?.kind === 'game' ? await gameOf(tx, bot, media.shortName) : undefined;
  // Everywhere but in shared mailboxes the player has a copy of their own.
  const shared = peerKind(place.peer) === 'channel';
  const replyTo = shared ? place.id : await tx.messages.placeIn(account, content.id);
  if (!inside || !game) return;
  await writeMessage(world, tx, {
    sender: account,
    peer,
    data: { text: '', action: { kind: 'gameScore', gameId: String(game.id), score } },
    ...(replyTo === undefined ? {} : { replyTo }),
  });
}

const best = 3;
const neighbours = 2;

/** The best, and those around one person, with their places. @throws message-id-invalid */
export function gameScores(
  world: World,
  request: { bot: AccountId; place: GamePlace; account: AccountId },
): Promise<(Score & { position: number })[]> {
  return world.store.read(async (tx) => {
    const { id } = await requireGame(tx, request.bot, request.place);
    const scores = (await tx.accounts.setting<Score[]>(request.bot, scoresOf(id))) ?? [];
    const ranked = scores
      .toSorted((a, b) => b.score - a.score || a.account - b.account)
      .map((one, index) => ({ ...one, position: index + 1 }));
    const own = ranked.findIndex(({ account }) => account === request.account);
    return ranked.filter((_, index) => index < best || (own >= 0 && Math.abs(index - own) <= neighbours));
  });
}
