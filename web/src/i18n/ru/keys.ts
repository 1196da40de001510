import type { keys as english } from '../en/keys.ts';
import type { Texts } from '../types.ts';

export const keys: Texts<typeof english> = {
  'keys.search': 'Поиск',
  'keys.next': 'Следующий чат',
  'keys.previous': 'Предыдущий чат',
  'keys.back': 'Назад, отмена',
  'keys.editLast': 'Изменить своё последнее сообщение',
  'keys.messages': 'Перейти к сообщениям',
  'keys.messageMenu': 'Действия с сообщением',
  'keys.newLine': 'Новая строка',
  'keys.bold': 'Жирный',
  'keys.italic': 'Курсив',
  'keys.underline': 'Подчёркнутый',
  'keys.strike': 'Зачёркнутый',
  'keys.spoiler': 'Скрытый',
  'keys.code': 'Код',
  'keys.block': 'Блок кода',
  'keys.quote': 'Цитата',
  'keys.link': 'Ссылка',
  'keys.list': 'Этот список',
  'keys.marks': 'Знаки при наборе',
};
