import { botTexts, ensureBuiltInBot, setBotTexts, setCommands, type World } from '#domain';
import { createFounder, type Founder } from './founder.ts';

const about = { en: 'I make bots and look after them.', ru: 'Я создаю ботов и слежу за ними.' };
const commands = {
  en: [
    ['newbot', 'Make a bot'],
    ['mybots', 'See and change your bots'],
    ['token', 'Get a new token'],
    ['revoke', 'Get a new token and end the old one'],
    ['setname', 'Change the name of a bot'],
    ['setabouttext', 'Change the line in its profile'],
    ['setdescription', 'Change what an empty chat shows'],
    ['setuserpic', 'Change its picture'],
    ['setcommands', 'Change its list of commands'],
    ['setprivacy', 'What it sees in groups'],
    ['setjoingroups', 'Whether it may be added to groups'],
    ['setinline', 'Answer inline queries'],
    ['setinlinefeedback', 'Be told which results were chosen'],
    ['newgame', 'Add a game'],
    ['deletebot', 'Delete a bot'],
    ['help', 'Everything that I can do'],
    ['cancel', 'Leave what we are doing'],
  ],
  ru: [
    ['newbot', 'Создать бота'],
    ['mybots', 'Посмотреть и изменить своих ботов'],
    ['token', 'Получить новый токен'],
    ['revoke', 'Получить новый токен и отключить старый'],
    ['setname', 'Изменить имя бота'],
    ['setabouttext', 'Изменить строку в профиле'],
    ['setdescription', 'Изменить, что показывает пустой чат'],
    ['setuserpic', 'Изменить картинку'],
    ['setcommands', 'Изменить список команд'],
    ['setprivacy', 'Что бот видит в группах'],
    ['setjoingroups', 'Можно ли добавлять его в группы'],
    ['setinline', 'Отвечать на запросы в любом чате'],
    ['setinlinefeedback', 'Узнавать, какие ответы выбрали'],
    ['newgame', 'Добавить игру'],
    ['deletebot', 'Удалить бота'],
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
  const russian = { about: about.ru, description: about.ru };
  const before = await world.store.read((tx) => botTexts(tx, id, 'ru'));
  if (before.about !== about.ru || before.description !== about.ru)
    await setBotTexts(world, { bot: id, lang: 'ru', texts: russian });
  const founder = createFounder(world, id, log);
  founder.start();
  return founder;
}
