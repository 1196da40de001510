import type { composer as english } from '../en/composer.ts';
import type { Texts } from '../types.ts';

export const composer: Texts<typeof english> = {
  'composer.message': 'Сообщение',
  'composer.post': 'Запись в канал',
  'composer.send': 'Отправить',
  'composer.sendSilently': 'Отправить без звука',
  'composer.save': 'Сохранить изменение',
  'composer.attach': 'Прикрепить',
  'composer.emoji': 'Эмодзи',
  'composer.voice': 'Записать голосовое сообщение',
  'composer.botKeys': 'Кнопки бота',
  'composer.editing': 'Изменение',
  'composer.drop': 'Отпустите файлы здесь, чтобы отправить',
  'composer.completion': 'Подсказки',

  'attach.picture': 'Фото или видео',
  'attach.file': 'Файл',
  'attach.poll': 'Опрос',
  'attach.checklist': 'Список дел',

  'composer.noPreview': 'Отправить без этого предпросмотра',

  'files.title': {
    one: 'Отправить {count} файл',
    few: 'Отправить {count} файла',
    many: 'Отправить {count} файлов',
    other: 'Отправить {count} файла',
  },
  'files.caption': 'Подпись (необязательно)',
  'files.plain': 'Отправить файлами',
  'files.plainHint': 'Без изменений, в полном размере.',
  'files.remove': 'Убрать {name}',

  'voice.noMicrophone': 'Микрофон недоступен. Разрешите его в браузере и попробуйте ещё раз.',
  'voice.discard': 'Выбросить',

  'stickers.title': 'Стикеры',
  'stickers.custom': 'Особые эмодзи',
  'stickers.sets': 'Наборы',
  'stickers.set': 'Набор стикеров',
  'stickers.open': 'Показать набор этого стикера',
  'stickers.add': 'Добавить себе',
  'stickers.remove': 'Убрать',
  'stickers.added': 'Набор добавлен.',
  'stickers.removed': 'Набор убран.',

  'emoji.recent': 'Недавние',
  'emoji.smileys': 'Лица',
  'emoji.people': 'Люди и жесты',
  'emoji.nature': 'Животные и природа',
  'emoji.food': 'Еда и напитки',
  'emoji.travel': 'Поездки и места',
  'emoji.activities': 'Занятия',
  'emoji.things': 'Вещи',
  'emoji.signs': 'Знаки',
  'emoji.flags': 'Флаги',
  'emoji.search': 'Найти эмодзи',
  'emoji.tone': 'Цвет кожи',
  'emoji.none': 'Такого эмодзи нет. Попробуйте другое слово.',

  'composer.offers.asking': 'Бот ищет…',
  'composer.offers.none': 'По этим словам бот ничего не нашёл.',
  'composer.offers': 'Что предлагает бот',
};
