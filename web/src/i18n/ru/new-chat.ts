import type { newChat as english } from '../en/new-chat.ts';
import type { Texts } from '../types.ts';

export const newChat: Texts<typeof english> = {
  new: 'Новый чат',
  'new.message': 'Новое сообщение',
  'new.group': 'Новая группа',
  'new.channel': 'Новый канал',
  'new.title': 'Название',
  'new.about': 'Описание (необязательно)',
  'new.aboutHint': 'О чём здесь будут писать.',
  'new.withPeople': {
    one: 'Далее: {count} человек',
    few: 'Далее: {count} человека',
    many: 'Далее: {count} человек',
    other: 'Далее: {count} человека',
  },
  'new.createGroup': 'Создать группу',
  'new.createChannel': 'Создать канал',

  'contacts.none': 'Контактов пока нет',
  'contacts.noneText': 'Поищите кого-нибудь выше или добавьте человека по номеру телефона.',

  'contact.new': 'Добавить по номеру',
  'contact.add': 'Добавить в контакты',
  'contact.added': '{name} теперь в ваших контактах',
  'contact.missing': 'С этим номером здесь пока никого нет.',

  'photo.choose': 'Выбрать картинку',
  'photo.broken': 'Эту картинку не удаётся прочитать.',

  'join.channel': 'Подписаться',
  'join.group': 'Вступить в группу',
  'join.ask': 'Попроситься',
  'join.asked': 'Заявка отправлена. Вас впустят, когда согласится администратор.',
};
