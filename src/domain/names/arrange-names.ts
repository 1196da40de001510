import { requireAccount } from '../accounts/require-account.ts';
import { requireOwnBot } from '../bots/require-bot.ts';
import { requireCreator } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { namesOf, type PublicName, sameName } from './public-names.ts';
import { putAccountNames, putChatNames } from './put-names.ts';

/** What becomes of a list of names; it refuses what cannot be. */
export type NameChange = (names: readonly PublicName[]) => PublicName[];

/**
 * Puts a given name in force or takes it out. The one that its bearer chose is always in force.
 *
 * @throws username-invalid, username-not-modified, usernames-too-much
 */
export const switchName =
  (world: World, name: string, active: boolean): NameChange =>
  (names) => {
    const found = names.find((one) => sameName(one.name, name));
    if (!found) return refuse('username-invalid');
    if (found.active === active) return refuse('username-not-modified');
    if (found.editable) return refuse('username-invalid');
    const others = names.filter((one) => one !== found);
    if (!active) return [...others, { ...found, active }];
    const awake = others.filter((one) => one.active);
    if (awake.length >= world.limits.activeUsernames) refuse('usernames-too-much');
    return [...awake, { ...found, active }, ...others.filter((one) => !one.active)];
  };

/** Puts the names in force into this order; the first one stands in links. @throws username-order-invalid, username-not-modified */
export const orderNames =
  (order: readonly string[]): NameChange =>
  (names) => {
    const awake = names.filter(({ active }) => active);
    const wanted = order.flatMap((name) => awake.find((one) => sameName(one.name, name)) ?? []);
    if (order.length !== awake.length || new Set(wanted).size !== awake.length) refuse('username-order-invalid');
    if (wanted.every((one, index) => one === awake[index])) refuse('username-not-modified');
    return [...wanted, ...names.filter(({ active }) => !active)];
  };

/**
 * Changes the list of one's own names. `session` is the one that hears of it by its answer.
 *
 * @throws what `change` refuses
 */
export function arrangeOwnNames(
  world: World,
  request: { account: AccountId; change: NameChange; session?: string },
): Promise<void> {
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, request.account);
    await putAccountNames(world, tx, account, request.change(namesOf(account)), request.session);
  });
}

/** @throws bot-invalid */
export function arrangeBotNames(
  world: World,
  request: { owner: AccountId; bot: AccountId; change: NameChange },
): Promise<void> {
  return world.store.write(async (tx) => {
    const bot = await requireOwnBot(tx, request.owner, request.bot);
    await putAccountNames(world, tx, bot, request.change(namesOf(bot)));
  });
}

/** For the creator of a supergroup or channel. @throws chat-admin-required, public-channels-too-much */
export function arrangeChatNames(
  world: World,
  request: { actor: AccountId; chat: ChatId; change: NameChange },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    await putChatNames(world, tx, chat, request.change(namesOf(chat)), request.actor);
  });
}

/** Takes all given names of a chat out of force; nothing happens where there are none. */
export function restChatNames(world: World, request: { actor: AccountId; chat: ChatId }): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    const names = namesOf(chat);
    if (!names.some(({ active, editable }) => active && !editable)) return;
    const rested = names.map((one) => (one.editable ? one : { ...one, active: false }));
    await putChatNames(world, tx, chat, rested, request.actor);
  });
}
