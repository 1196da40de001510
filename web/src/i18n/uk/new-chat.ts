import type { newChat as english } from '../en/new-chat.ts';
import type { Texts } from '../types.ts';

export const newChat: Texts<typeof english> = {
  new: 'Новий чат',
  'new.message': 'Нове повідомлення',
  'new.group': 'Нова група',
  'new.channel': 'Новий канал',
  'new.title': 'Назва',
  'new.about': 'Опис (необов’язково)',
  'new.aboutHint': 'Що тут можна буде прочитати.',
  'new.withPeople': {
    one: 'Далі з {count} людиною',
    few: 'Далі з {count} людьми',
    many: 'Далі з {count} людьми',
    other: 'Далі з {count} людини',
  },
  'new.createGroup': 'Створити групу',
  'new.createChannel': 'Створити канал',
  'contacts.none': 'Контактів ще немає',
  'contacts.noneText': 'Знайдіть когось вище або додайте людину за номером телефону.',
  'contact.new': 'Додати за номером телефону',
  'contact.add': 'Додати до контактів',
  'contact.added': '{name} тепер у ваших контактах',
  'contact.missing': 'Нікого з цим номером тут ще немає.',
  'photo.choose': 'Вибрати зображення',
  'photo.broken': 'Це зображення не читається.',
  'join.channel': 'Приєднатися до каналу',
  'join.group': 'Приєднатися до групи',
  'join.ask': 'Попроситися',
  'join.asked': 'Ваш запит надіслано. Вас впустять, коли адміністратор погодиться.',
};
