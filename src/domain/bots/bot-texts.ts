import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { changeBot } from './change-bot.ts';
import { checkLang } from './commands.ts';
import { type BotAccount, requireBotAccount } from './require-bot.ts';

/** How a bot presents itself. */
export interface BotTexts {
  name: string;
  /** The line in its profile. */
  about: string;
  /** What stands in a chat with it before the first message. */
  description: string;
}

const aboutLength = 120;
const descriptionLength = 512;

const settingOf = (lang: string): string => `info:${lang}`;

const ownTexts = (bot: BotAccount): BotTexts => ({
  name: bot.firstName,
  about: bot.data.bot.about ?? '',
  description: bot.data.bot.description ?? '',
});

/** A bot's texts in a language; what it does not say there it says as everywhere. @throws bot-invalid */
export async function botTexts(tx: Tx, id: AccountId, lang: string): Promise<BotTexts> {
  const own = ownTexts(await requireBotAccount(tx, id));
  const special = lang === '' ? undefined : await tx.accounts.setting<Partial<BotTexts>>(id, settingOf(lang));
  return { ...own, ...special };
}

/**
 * Changes how a bot presents itself, for everybody or, with `lang`, for those who speak that language. What is left out
 * stays; an empty text takes it away.
 *
 * @throws bot-invalid, lang-code-invalid, first-name-invalid, about-too-long
 */
export async function setBotTexts(
  world: World,
  request: { bot: AccountId; lang: string; texts: Partial<BotTexts> },
): Promise<void> {
  const { bot: id, lang } = request;
  checkLang(lang);
  const texts = readTexts(world, request.texts, lang);
  await changeBot(world, id, async (tx, bot) => {
    if (lang !== '') {
      const before = (await tx.accounts.setting<Partial<BotTexts>>(id, settingOf(lang))) ?? {};
      const kept = Object.entries({ ...before, ...texts }).filter(([, text]) => text !== '');
      await tx.accounts.putSetting(id, settingOf(lang), Object.fromEntries(kept));
      return {};
    }
    const { name, ...rest } = texts;
    const after = { ...ownTexts(bot), ...texts };
    if (JSON.stringify(after) === JSON.stringify(ownTexts(bot))) return undefined;
    return { ...(name === undefined ? {} : { account: { firstName: name } }), bot: { ...bot.data.bot, ...rest } };
  });
}

function readTexts(world: World, texts: Partial<BotTexts>, lang: string): Partial<BotTexts> {
  const clean = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim().toWellFormed()]));
  const { name, about, description }: Partial<BotTexts> = clean;
  if (name !== undefined && (name.length > world.limits.nameLength || (name === '' && lang === '')))
    refuse('first-name-invalid');
  if ((about?.length ?? 0) > aboutLength || (description?.length ?? 0) > descriptionLength) refuse('about-too-long');
  return clean;
}
