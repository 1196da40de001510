import type { keys as english } from '../en/keys.ts';
import type { Texts } from '../types.ts';

export const keys: Texts<typeof english> = {
  'keys.search': 'Пошук',
  'keys.next': 'Наступний чат',
  'keys.previous': 'Попередній чат',
  'keys.back': 'Назад, скасувати',
  'keys.editLast': 'Редагувати останнє своє повідомлення',
  'keys.messages': 'Ходити повідомленнями',
  'keys.messageMenu': 'Що можна зробити з повідомленням',
  'keys.newLine': 'Новий рядок',
  'keys.bold': 'Жирний',
  'keys.italic': 'Курсив',
  'keys.underline': 'Підкреслений',
  'keys.strike': 'Закреслений',
  'keys.spoiler': 'Прихований',
  'keys.code': 'Код',
  'keys.block': 'Блок коду',
  'keys.quote': 'Цитата',
  'keys.link': 'Посилання',
  'keys.list': 'Цей список',
  'keys.marks': 'Позначки під час письма',
};
