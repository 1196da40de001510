import { verbatim } from './marks.ts';

/** What the founder says. `code` and *bold* are marked as in chats. */
export interface Texts {
  help: string;
  askNewName: string;
  askNewUsername: string;
  made(name: string, username: string, token: string, base: string): string;
  badName: string;
  badUsername: string;
  takenUsername: string;
  tooMany(most: number): string;
  noBots: string;
  choose: string;
  notYours: string;
  cancelled: string;
  nothingToCancel: string;
  unknown: string;
  token(token: string): string;
  revoked(token: string): string;
  ask: Record<AskedField, string>;
  saved: string;
  tooLong: string;
  needPhoto: string;
  badPhoto: string;
  badCommands: string;
  badPercent: string;
  badGame: string;
  /** Of a bot that those who run the server took out of service. */
  blocked(username: string): string;
  failed: string;
  sureDelete(username: string): string;
  deleteWords: string;
  deleted: string;
  yourBots: string;
  about(name: string, username: string): string;
  isBlocked: string;
  on: string;
  off: string;
  buttons: Record<MenuWord, string>;
}

export type AskedField =
  | 'name'
  | 'about'
  | 'description'
  | 'userpic'
  | 'commands'
  | 'privacy'
  | 'groups'
  | 'inline'
  | 'feedback'
  | 'game'
  | 'delete';

export type MenuWord =
  | 'token'
  | 'revoke'
  | 'name'
  | 'about'
  | 'description'
  | 'userpic'
  | 'commands'
  | 'privacyOn'
  | 'privacyOff'
  | 'groupsOn'
  | 'groupsOff'
  | 'inline'
  | 'inlineOff'
  | 'delete'
  | 'reallyDelete'
  | 'back';

const en: Texts = {
  help: `I make bots and look after them.

*Your bots*
/newbot - make a bot
/mybots - see and change your bots

*Change a bot*
/setname - its name
/setabouttext - the line in its profile
/setdescription - what an empty chat with it shows
/setuserpic - its picture
/setcommands - its list of commands
/deletebot - delete it

*Bot settings*
/token - get a new token
/revoke - get a new token and end the old one now
/setinline - answer inline queries
/setinlinefeedback - be told which results were chosen
/newgame - add a game
/setjoingroups - whether it may be added to groups
/setprivacy - what it sees in groups

/cancel - leave what we are doing

A username can stand after a command: \`/token @lamp_bot\``,
  askNewName: 'A new bot. What shall it be called? People see this name.',
  askNewUsername: 'Now its username. It must end in `bot`, like `lamp_bot` or `LampBot`.',
  made: (name, username, token, base) => `*${verbatim(name)}* is there: @${username}

Its token for the HTTP API:
\`${token}\`
Keep it safe: whoever has it can act as your bot. I keep no copy of it and cannot show it again; /token makes a new one.

Where your bot's program connects, in place of the API's usual address: \`${base}\`

Next: /setcommands, /setdescription and /setuserpic, or /mybots for everything.`,
  badName: 'A name has 1 to 64 characters. Try again, or /cancel.',
  badUsername:
    'A username has 5 to 32 Latin letters, digits and underscores, begins with a letter and ends in `bot`. Try again, or /cancel.',
  takenUsername: 'Somebody has that username already. Try another one, or /cancel.',
  tooMany: (most) => `You have ${most} bots already, and nobody may have more. /deletebot makes room.`,
  noBots: 'You have no bots yet. /newbot makes one.',
  choose: 'Which bot?',
  notYours: 'You have no bot of that name. Choose one of yours, or /cancel.',
  cancelled: 'Left. Anything else? /help shows what I can do.',
  nothingToCancel: 'There was nothing to leave.',
  unknown: 'I do not know that. /help shows what I can do.',
  token: (token) => `A new token:
\`${token}\`
The old one works for another 24 hours, so that you can move your bot without a break. /revoke ends it now.`,
  revoked: (token) => `The old token no longer works. The new one:
\`${token}\``,
  ask: {
    name: 'Send me the new name, up to 64 characters.',
    about: 'Send me the line for its profile, up to 120 characters. /empty takes it away.',
    description: 'Send me the description, up to 512 characters. /empty takes it away.',
    userpic: 'Send me the new picture, as a photo.',
    commands: 'Send me the commands, one a line:\n`light - Light a lamp`\n`out - Put it out`\n/empty takes them away.',
    privacy: '*Enable*: in groups it sees commands, answers to it and what names it. *Disable*: it sees everything.',
    groups: '*Enable*: people may add it to groups. *Disable*: they may not.',
    inline:
      'Send me the text for the empty field of an inline query, up to 64 characters, like `Search lamps…`. /empty ends inline queries.',
    feedback: 'Of how many chosen results shall it be told? Send a number from 0 to 100, in percent.',
    game: 'Send the game as `short_name - Title - description`, as the caption of its picture if it has one. Your bot answers with its address when somebody presses the button. /empty takes all games of the bot away.',
    delete: 'Send me the words.',
  },
  saved: 'Done.',
  tooLong: 'That is too long. Try again, or /cancel.',
  needPhoto: 'That is not a photo. Send the picture as a photo, not as a file, or /cancel.',
  badPhoto: 'I cannot use that picture. Send another one, or /cancel.',
  badCommands:
    'I did not understand that. One a line: `command - description`, up to 100 of them; a command has up to 32 small Latin letters, digits and underscores, a description up to 256 characters. Try again, or /cancel.',
  badPercent: 'That is not a number from 0 to 100. Try again, or /cancel.',
  badGame:
    'I did not understand that. Send `short_name - Title - description`; the short name has 3 to 64 Latin letters, digits and underscores and begins with a letter. Try again, or /cancel.',
  blocked: (username) => `@${username} was blocked by those who run this server; it cannot be changed or deleted.`,
  failed: 'That did not work. Try again, or /cancel.',
  sureDelete: (username) => `Delete @${username} for good? Then send me: \`Yes, delete it.\``,
  deleteWords: 'Yes, delete it.',
  deleted: 'The bot is deleted.',
  yourBots: 'Your bots:',
  about: (name, username) => `*${verbatim(name)}* @${username}`,
  isBlocked: 'Blocked by those who run this server.',
  on: 'Enable',
  off: 'Disable',
  buttons: {
    token: 'New token',
    revoke: 'Revoke token',
    name: 'Name',
    about: 'About',
    description: 'Description',
    userpic: 'Picture',
    commands: 'Commands',
    privacyOn: 'Privacy: on',
    privacyOff: 'Privacy: off',
    groupsOn: 'Groups: allowed',
    groupsOff: 'Groups: not allowed',
    inline: 'Inline: on',
    inlineOff: 'Inline: off',
    delete: 'Delete',
    reallyDelete: 'Delete for good',
    back: '« Back',
  },
};

const ru: Texts = {
  help: `Я создаю ботов и слежу за ними.

*Ваши боты*
/newbot - создать бота
/mybots - посмотреть и изменить своих ботов

*Изменить бота*
/setname - имя
/setabouttext - строка в профиле
/setdescription - что показывает пустой чат с ним
/setuserpic - картинка
/setcommands - список команд
/deletebot - удалить

*Настройки бота*
/token - получить новый токен
/revoke - получить новый токен и сразу отключить старый
/setinline - отвечать на запросы в любом чате
/setinlinefeedback - узнавать, какие ответы выбрали
/newgame - добавить игру
/setjoingroups - можно ли добавлять его в группы
/setprivacy - что он видит в группах

/cancel - прервать начатое

Имя бота можно написать сразу после команды: \`/token @lamp_bot\``,
  askNewName: 'Новый бот. Как его назвать? Это имя увидят люди.',
  askNewUsername: 'Теперь имя пользователя. Оно должно заканчиваться на `bot`, например `lamp_bot` или `LampBot`.',
  made: (name, username, token, base) => `*${verbatim(name)}* готов: @${username}

Токен для HTTP API:
\`${token}\`
Храните его в тайне: кто его знает, может действовать от имени бота. Копии у меня нет, показать его ещё раз нельзя; /token создаёт новый.

Куда подключается программа бота вместо обычного адреса API: \`${base}\`

Дальше: /setcommands, /setdescription и /setuserpic, или /mybots, где есть всё.`,
  badName: 'В имени от 1 до 64 символов. Попробуйте ещё раз или /cancel.',
  badUsername:
    'Имя пользователя: от 5 до 32 латинских букв, цифр и подчёркиваний, начинается с буквы, заканчивается на `bot`. Попробуйте ещё раз или /cancel.',
  takenUsername: 'Это имя уже занято. Попробуйте другое или /cancel.',
  tooMany: (most) => `Ботов у вас уже ${most}, больше нельзя. /deletebot освободит место.`,
  noBots: 'У вас ещё нет ботов. /newbot создаст первого.',
  choose: 'Какой бот?',
  notYours: 'У вас нет такого бота. Выберите одного из своих или /cancel.',
  cancelled: 'Прервано. Что-нибудь ещё? /help покажет, что я умею.',
  nothingToCancel: 'Прерывать нечего.',
  unknown: 'Этого я не знаю. /help покажет, что я умею.',
  token: (token) => `Новый токен:
\`${token}\`
Старый работает ещё 24 часа, чтобы бота можно было перевести без перерыва. /revoke отключит его сразу.`,
  revoked: (token) => `Старый токен больше не действует. Новый:
\`${token}\``,
  ask: {
    name: 'Пришлите новое имя, до 64 символов.',
    about: 'Пришлите строку для профиля, до 120 символов. /empty убирает её.',
    description: 'Пришлите описание, до 512 символов. /empty убирает его.',
    userpic: 'Пришлите новую картинку как фото.',
    commands: 'Пришлите команды, по одной в строке:\n`light - Зажечь лампу`\n`out - Погасить`\n/empty убирает их.',
    privacy:
      '*Включить*: в группах он видит команды, ответы ему и упоминания. *Выключить*: он видит всё, что пишут в группе.',
    groups: '*Включить*: его можно добавлять в группы. *Выключить*: нельзя.',
    inline:
      'Пришлите текст для пустого поля запроса, до 64 символов, например `Поиск ламп…`. /empty отключает запросы.',
    feedback: 'О какой доле выбранных ответов сообщать боту? Пришлите число от 0 до 100, в процентах.',
    game: 'Пришлите игру в виде `short_name - Название - описание`, подписью к её картинке, если она есть. Когда кто-нибудь нажмёт кнопку, бот отвечает её адресом. /empty убирает все игры бота.',
    delete: 'Пришлите эти слова.',
  },
  saved: 'Готово.',
  tooLong: 'Слишком длинно. Попробуйте ещё раз или /cancel.',
  needPhoto: 'Это не фото. Пришлите картинку как фото, а не файлом, или /cancel.',
  badPhoto: 'Эта картинка не подходит. Пришлите другую или /cancel.',
  badCommands:
    'Не понимаю. По одной в строке: `команда - описание`, не больше 100; в команде до 32 строчных латинских букв, цифр и подчёркиваний, в описании до 256 символов. Попробуйте ещё раз или /cancel.',
  badPercent: 'Это не число от 0 до 100. Попробуйте ещё раз или /cancel.',
  badGame:
    'Не понимаю. Пришлите `short_name - Название - описание`; в коротком имени от 3 до 64 латинских букв, цифр и подчёркиваний, первая буква. Попробуйте ещё раз или /cancel.',
  blocked: (username) => `@${username} заблокирован теми, кто ведёт этот сервер; изменить или удалить его нельзя.`,
  failed: 'Не получилось. Попробуйте ещё раз или /cancel.',
  sureDelete: (username) => `Удалить @${username} навсегда? Тогда пришлите: \`Да, удалить.\``,
  deleteWords: 'Да, удалить.',
  deleted: 'Бот удалён.',
  yourBots: 'Ваши боты:',
  about: (name, username) => `*${verbatim(name)}* @${username}`,
  isBlocked: 'Заблокирован теми, кто ведёт этот сервер.',
  on: 'Включить',
  off: 'Выключить',
  buttons: {
    token: 'Новый токен',
    revoke: 'Отозвать токен',
    name: 'Имя',
    about: 'О боте',
    description: 'Описание',
    userpic: 'Картинка',
    commands: 'Команды',
    privacyOn: 'Приватность: вкл.',
    privacyOff: 'Приватность: выкл.',
    groupsOn: 'Группы: можно',
    groupsOff: 'Группы: нельзя',
    inline: 'Запросы: вкл.',
    inlineOff: 'Запросы: выкл.',
    delete: 'Удалить',
    reallyDelete: 'Удалить навсегда',
    back: '« Назад',
  },
};

/** Every language, for words that somebody still has on a keyboard of another one. */
export const allTexts: readonly Texts[] = [en, ru];

/** The texts in the language of a person, English for all that are not here. */
export const textsFor = (lang: string): Texts => (lang === 'ru' ? ru : en);
