import { ensureBuiltInBot, setCommands, type World } from '#domain';
import { createFounder, type Founder } from './founder.ts';

const about = { en: 'I make bots and look after them.', ru: 'Я создаю ботов и слежу за ними.' };
const commands = {
  en: [
    ['newbot', 'Make a bot'],
    ['mybots', 'See and change your bots'],
    ['token', 'Get a new token'],
    ['help', 'Everything that I can do'],
    ['cancel', 'Leave what we are doing'],
  ],
  ru: [
    ['newbot', 'Создать бота'],
    ['mybots', 'Посмотреть и изменить своих ботов'],
    ['token', 'Получить новый токен'],
    ['help', 'Всё, что я умею'],
    ['cancel', 'Прервать начатое'],
  ],
} as const;

/** Makes the founder at the first start and lets it answer. Undefined when its name belongs to somebody else. */
export async function startFounder(
  world: World,
  username: string,
  log: (event: Record<string, unknown>) => void,
): Promise<Founder | undefined> {
  const id = await ensureBuiltInBot(world, { username, name: 'Bot Founder', about: about.en, description: about.en });
  if (id === undefined) {
    log({ event: 'founder-name-taken', username });
    return undefined;
  }
  for (const [lang, list] of [
    ['', commands.en],
    ['ru', commands.ru],
  ] as const) {
    await setCommands(world, {
      bot: id,
      scope: { kind: 'default' },
      lang,
      commands: list.map(([command, description]) => ({ command, description })),
    });
  }
  const founder = createFounder(world, id, log);
  founder.start();
  return founder;
}
