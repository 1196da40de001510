import type { ReasonToJoin } from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const reasons = {
  'join.because.chat': ['same chat', 'тот же чат'],
  'join.because.person': ['same person', 'тот же человек'],
  'join.because.network': ['same network', 'та же сеть'],
} as const satisfies Record<`join.because.${ReasonToJoin}`, Pair>;

export const joinedWords = {
  ...reasons,
  'case.joined': ['joined', 'объединено'],
  'case.joinedTo': ['Worked on in case {id}', 'Рассматривается в деле {id}'],
  'join.title': ['Cases that belong together', 'Дела, которые связаны'],
  'join.parts': ['Joined to this case', 'Объединены с этим делом'],
  'join.others': [
    { one: '{count} other open case', other: '{count} other open cases' },
    {
      one: 'Ещё {count} открытое дело',
      few: 'Ещё {count} открытых дела',
      many: 'Ещё {count} открытых дел',
      other: 'Ещё {count} открытого дела',
    },
  ],
  'join.none': [
    'No other open case is about the same chat, person or network.',
    'Других открытых дел о том же чате, человеке или сети нет.',
  ],
  'join.claim': ['Claim this case to join them.', 'Возьмите это дело, чтобы их объединить.'],
  'join.one': ['Join', 'Объединить'],
  'join.one.of': ['Join case {id}', 'Объединить с делом {id}'],
  'keys.join': ['Join the cases that belong together', 'Объединить связанные дела'],
  'join.all': [
    { one: 'Join {count} case', other: 'Join {count} cases' },
    {
      one: 'Объединить {count} дело',
      few: 'Объединить {count} дела',
      many: 'Объединить {count} дел',
      other: 'Объединить {count} дела',
    },
  ],
  'join.done': [
    { one: '{count} case joined', other: '{count} cases joined' },
    {
      one: 'Объединено {count} дело',
      few: 'Объединено {count} дела',
      many: 'Объединено {count} дел',
      other: 'Объединено {count} дела',
    },
  ],
  'join.split': ['Split off', 'Отделить'],
  'join.split.of': ['Split off case {id}', 'Отделить дело {id}'],
  'join.split.done': ['Case {id} stands alone again', 'Дело {id} снова отдельно'],
  'join.decided': ['Something was decided since', 'С тех пор принято решение'],
} as const satisfies Record<string, Pair>;
