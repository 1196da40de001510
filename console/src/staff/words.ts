import type { Pair } from '../i18n/index.ts';

export const staffWords = {
  'staff.lead': [
    'Everybody with a role. Outside the desk only the pseudonym is known; which account stands behind it, only to owners.',
    'Все, у кого есть роль. Вне службы известен лишь псевдоним; чья это учётная запись — только владельцам.',
  ],
  'staff.pseudonym': ['Pseudonym', 'Псевдоним'],
  'staff.account': ['Account', 'Учётная запись'],
  'staff.role': ['Role', 'Роль'],
  'staff.since': ['Since', 'С'],
  'staff.actions': ['Change', 'Изменить'],
  'staff.you': ['you', 'вы'],
  'staff.add': ['Give a role', 'Выдать роль'],
  'staff.add.who': ['Account: @name, link or id', 'Учётная запись: @имя, ссылка или номер'],
  'staff.add.notAccount': ['That is not an account of a person.', 'Это не учётная запись человека.'],
  'staff.remove': ['Take the role away', 'Забрать роль'],
  'staff.removed': ['{name} has no role any more', 'У {name} больше нет роли'],
  'staff.table': ['What each role may do', 'Что может каждая роль'],
  'staff.owner': ['Everything, and only owners give roles and keys.', 'Всё; только владельцы выдают роли и ключи.'],
  'staff.moderator': [
    'Works cases, decides, plans and runs operations.',
    'Ведёт дела, решает, планирует и выполняет операции.',
  ],
  'staff.reviewer': [
    'The second person: approves operations, decides appeals.',
    'Второй человек: одобряет операции, решает апелляции.',
  ],
  'staff.legal': [
    'Deals with authorities, orders and the vault; decides no cases.',
    'Ведёт ведомства, предписания и хранилище; дела не решает.',
  ],
  'staff.observer': ['Looks at public things and never acts.', 'Смотрит открытое и никогда не действует.'],
  'keys.lead': [
    'Keys for tools that speak to /api/v1. A key acts in the name of its maker, and never has more than its role.',
    'Ключи для программ, говорящих с /api/v1. Ключ действует от имени создателя и не больше своей роли.',
  ],
  'apiKeys.none': ['No key has been made', 'Ключей нет'],
  'apiKeys.none.text': [
    'Make one for a tool, with the smallest role that does.',
    'Создайте ключ с наименьшей достаточной ролью.',
  ],
  'apiKeys.new': ['Make a key', 'Создать ключ'],
  'apiKeys.name': ['What it is for', 'Для чего он'],
  'apiKeys.expires': ['Ends', 'Истекает'],
  'apiKeys.never': ['never', 'никогда'],
  'apiKeys.days': [{ other: 'after {count} days' }, { other: 'через {count} дн.' }],
  'apiKeys.revoke': ['End it', 'Отозвать'],
  'apiKeys.ended': ['ended', 'отозван'],
  'apiKeys.made': ['Made', 'Создан'],
  'apiKeys.secret': ['Key “{name}”', 'Ключ «{name}»'],
  'apiKeys.state': ['State', 'Состояние'],
  'apiKeys.valid': ['valid', 'действует'],
} as const satisfies Record<string, Pair>;
