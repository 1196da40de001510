import type { Threat, ThreatBasis } from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const bases = {
  'threat.dsa-18': ['Threat to life or safety (DSA Art. 18)', 'Угроза жизни или безопасности (ст. 18 DSA)'],
  'threat.tco-14-5': [
    'Terrorist content with an imminent threat to life (2021/784 Art. 14(5))',
    'Террористическое с непосредственной угрозой жизни (2021/784, ст. 14(5))',
  ],
} as const satisfies Record<`threat.${ThreatBasis}`, Pair>;

const states = {
  'threat.open': ['to be told', 'сообщить'],
  'threat.informed': ['told', 'сообщено'],
  'threat.dismissed': ['no suspicion', 'не подтвердилось'],
} as const satisfies Record<`threat.${Threat['state']}`, Pair>;

export const threatWords = {
  ...bases,
  ...states,
  'threats.lead': [
    'Suspicions of offences that threaten somebody\u2019s life or safety. The authorities of the states concerned are told promptly; nobody affected is told, and the ledger names neither subject nor case.',
    'Подозрения в преступлениях, угрожающих жизни или безопасности. Ведомства затронутых стран извещаются незамедлительно; затронутым не сообщается, журнал не называет ни предмета, ни дела.',
  ],
  'threats.tab.open': ['To be told', 'Сообщить'],
  'threats.tab.informed': ['Told', 'Сообщено'],
  'threats.tab.dismissed': ['No suspicion', 'Не подтвердилось'],
  'threats.none': ['No suspicion is noted', 'Подозрений не отмечено'],
  'threats.none.text': [
    'Note one from the case that speaks of it: the button “Threat to life”, or t.',
    'Отметьте из дела, где о ней говорится: кнопка «Угроза жизни» или клавиша t.',
  ],
  'threats.name': ['Suspicion T-{id}', 'Подозрение T-{id}'],
  'threats.note': ['Threat to life', 'Угроза жизни'],
  'threats.basis': ['Which duty', 'Какая обязанность'],
  'threats.subjects': ['What it is about', 'О чём'],
  'threats.suspicion': [
    'The suspicion: who, what, where, when, as far as it is known',
    'Подозрение: кто, что, где, когда — насколько известно',
  ],
  'threats.states': ['Member States concerned', 'Затронутые страны ЕС'],
  'threats.states.hint': [
    'Where the offence, the suspect or the victim is. Choose none when it cannot be said with reasonable certainty: then our own state or Europol is told.',
    'Где преступление, подозреваемый или жертва. Не выбирайте, если этого нельзя сказать с разумной уверенностью: тогда извещаются наша страна или Европол.',
  ],
  'threats.sealed': ['Copies are sealed in the vault at once.', 'Копии сразу запечатываются в хранилище.'],
  'threats.aware': ['aware {when}, {name}', 'известно {when}, {name}'],
  'threats.concerned': ['concerns {list}', 'касается: {list}'],
  'threats.noState': ['no state can be named', 'страна неизвестна'],
  'threats.toTell': ['Still to be told: {list}', 'Ещё сообщить: {list}'],
  'threats.inform': ['Note that they were told', 'Отметить, что сообщено'],
  'threats.inform.whom': ['Who was told', 'Кому сообщено'],
  'threats.inform.state': ['Of which state', 'Какой страны'],
  'threats.inform.channel': ['How: telephone, portal, encrypted mail', 'Как: телефон, портал, зашифрованная почта'],
  'threats.inform.what': ['What was told', 'Что сообщено'],
  'threats.europol': ['Europol', 'Европол'],
  'threats.told': [
    '{authority} ({state}) was told {when} by {name}, {channel}',
    '{authority} ({state}) извещено {when}, {name}, {channel}',
  ],
  'threats.letter': ['Draft of what to say', 'Черновик сообщения'],
  'threats.dismiss': ['No suspicion after all', 'Не подтвердилось'],
  'threats.dismiss.why': ['What the second look found', 'Что показал второй взгляд'],
  'threats.kept': [
    { one: '{count} copy kept', other: '{count} copies kept' },
    {
      one: 'хранится {count} копия',
      few: 'хранятся {count} копии',
      many: 'хранится {count} копий',
      other: 'хранится {count} копии',
    },
  ],
  'threats.alarm': [
    {
      one: '{count} threat to life: authorities are not told yet',
      other: '{count} threats to life: authorities are not told yet',
    },
    {
      one: '{count} угроза жизни: ведомства ещё не извещены',
      few: '{count} угрозы жизни: ведомства ещё не извещены',
      many: '{count} угроз жизни: ведомства ещё не извещены',
      other: '{count} угрозы жизни: ведомства ещё не извещены',
    },
  ],
} as const satisfies Record<string, Pair>;
