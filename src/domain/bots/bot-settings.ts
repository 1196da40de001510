import { type AdminRight, adminRights } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { changeBot } from './change-bot.ts';
import type { BotData } from '../accounts/repository.ts';

/** The button beside the field in which a person writes to the bot. */
export type MenuButton = { kind: 'default' } | { kind: 'commands' } | { kind: 'webApp'; text: string; url: string };

const menuOf = (account: AccountId | undefined): string => `menu:${account ?? ''}`;
const menuTextLength = 64;

/** Sets the menu button in the chat with one person, or everywhere. @throws bot-invalid, menu-button-invalid */
export async function setMenuButton(
  world: World,
  request: { bot: AccountId; account?: AccountId | undefined; button: MenuButton },
): Promise<void> {
  const { bot, button } = request;
  if (button.kind === 'webApp' && (button.text === '' || button.text.length > menuTextLength || !isWeb(button.url)))
    refuse('menu-button-invalid');
  await changeBot(world, bot, async (tx) => {
    const key = menuOf(request.account);
    if (JSON.stringify(await tx.accounts.setting(bot, key)) === JSON.stringify(button)) return undefined;
    if (button.kind === 'default') await tx.accounts.removeSetting(bot, key);
    else await tx.accounts.putSetting(bot, key, button);
    return {};
  });
}

const isWeb = (url: string): boolean => URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);

/** The menu button that a person sees, or without one the bot's usual one. */
export async function getMenuButton(tx: Tx, bot: AccountId, account: AccountId | undefined): Promise<MenuButton> {
  const own = account === undefined ? undefined : await tx.accounts.setting<MenuButton>(bot, menuOf(account));
  return own ?? (await tx.accounts.setting<MenuButton>(bot, menuOf(undefined))) ?? { kind: 'default' };
}

type RightsFor = 'groups' | 'channels';

/** Sets the rights that are proposed when somebody makes the bot an administrator. */
export async function setDefaultRights(
  world: World,
  request: { bot: AccountId; where: RightsFor; rights: readonly AdminRight[] },
): Promise<void> {
  const { bot, where } = request;
  const rights = adminRights.filter((right) => request.rights.includes(right));
  await changeBot(world, bot, async (tx) => {
    const before = await getDefaultRights(tx, bot, where);
    if (JSON.stringify(before) === JSON.stringify(rights)) return undefined;
    await tx.accounts.putSetting(bot, `rights:${where}`, rights);
    return {};
  });
}

/** The rights that a bot asks for when it is made an admin there; none when it never said. */
export async function getDefaultRights(tx: Tx, bot: AccountId, where: RightsFor): Promise<AdminRight[]> {
  return (await tx.accounts.setting<AdminRight[]>(bot, `rights:${where}`)) ?? [];
}

/** What an owner switches: privacy, groups, inline queries. */
export type BotSwitches = Pick<BotData, 'privacyMode' | 'joinGroups' | 'inlineFeedback'> & {
  /** Text in the empty field of an inline query; undefined closes inline queries. */
  inlinePlaceholder: string | undefined;
};

const placeholderLength = 64;

/** Changes some of a bot's switches. @throws bot-invalid */
export async function setBotSwitches(world: World, bot: AccountId, switches: Partial<BotSwitches>): Promise<void> {
  await changeBot(world, bot, async (_tx, { data }) => {
    const { inlinePlaceholder: before, ...kept } = data.bot;
    const { inlinePlaceholder: wished, ...rest } = switches;
    const placeholder = 'inlinePlaceholder' in switches ? wished : before;
    const inline = placeholder === undefined ? {} : { inlinePlaceholder: placeholder.slice(0, placeholderLength) };
    return { bot: { ...kept, ...rest, ...inline } };
  });
}
