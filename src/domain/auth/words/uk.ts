import type { SignInWords } from './types.ts';

export const ukrainian: SignInWords = {
  code: 'Код для входу: {code}.',
  codeKeep: 'Нікому не повідомляйте цей код. Якщо ви його не запитували, не зважайте на це повідомлення.',
  newLogin: 'Новий вхід. {name}, до вашого облікового запису ввійшли {when}.',
  device: 'Пристрій: {device}\nАдреса: {address}',
  unknown: 'невідомо',
  notYou:
    'Якщо це були не ви, відкрийте в налаштуваннях список пристроїв, завершіть цей сеанс і задайте другий пароль.',
};
