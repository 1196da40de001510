/** Words of the public pages, English and Russian. Numbers go through `Intl`. */
export const words = {
  en: {
    members: (count: number) => (count === 1 ? '1 member' : `${number('en', count)} members`),
    subscribers: (count: number) => (count === 1 ? '1 subscriber' : `${number('en', count)} subscribers`),
    views: (count: number) => (count === 1 ? '1 view' : `${number('en', count)} views`),
    open: 'Open in the messenger',
    join: 'You are invited. Open the messenger to join.',
    folder: 'A folder of chats',
    joinFolder: 'Open this link in your messenger to add the folder with its chats.',
    older: 'Older posts',
    all: 'All posts of this channel',
    forwarded: 'Forwarded post',
    edited: 'edited',
    missing: 'Nothing is here',
    missingText: 'The address may be wrong, or what it led to is private or gone.',
    group: 'What is said in this group is shown to those who open it in the messenger.',
    none: 'No posts yet.',
    channel: 'Channel',
    media: {
      photo: 'Photo',
      document: 'File',
      geo: 'Place',
      geoLive: 'Place',
      venue: 'Place',
      contact: 'Contact',
      dice: 'Dice',
      poll: 'Poll',
      game: 'Game',
      checklist: 'Checklist',
    },
  },
  ru: {
    members: (count: number) => `${number('ru', count)} ${plural(count, 'участник', 'участника', 'участников')}`,
    subscribers: (count: number) => `${number('ru', count)} ${plural(count, 'подписчик', 'подписчика', 'подписчиков')}`,
    views: (count: number) => `${number('ru', count)} ${plural(count, 'просмотр', 'просмотра', 'просмотров')}`,
    open: 'Открыть в мессенджере',
    join: 'Вас приглашают. Откройте мессенджер, чтобы вступить.',
    folder: 'Папка с чатами',
    joinFolder: 'Откройте эту ссылку в мессенджере, чтобы добавить папку с её чатами.',
    older: 'Более ранние записи',
    all: 'Все записи канала',
    forwarded: 'Пересланная запись',
    edited: 'изменено',
    missing: 'Здесь ничего нет',
    missingText: 'Возможно, адрес неверен, или то, куда он вёл, закрыто или удалено.',
    group: 'Сообщения этой группы видны тем, кто откроет её в мессенджере.',
    none: 'Записей пока нет.',
    channel: 'Канал',
    media: {
      photo: 'Фотография',
      document: 'Файл',
      geo: 'Место',
      geoLive: 'Место',
      venue: 'Место',
      contact: 'Контакт',
      dice: 'Кубик',
      poll: 'Опрос',
      game: 'Игра',
      checklist: 'Список задач',
    },
  },
} as const;

export type Language = keyof typeof words;

/** Russian for those who ask for it first, English for everybody else. */
export const languageFor = (header: string | undefined): Language => (/^\s*ru\b/i.test(header ?? '') ? 'ru' : 'en');

const number = (language: Language, count: number): string => new Intl.NumberFormat(language).format(count);

const rules = new Intl.PluralRules('ru');
function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}
