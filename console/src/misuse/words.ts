import type { MisuseKind, MisuseStep } from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const kinds = {
  'misuse.illegal-content': ['Manifestly illegal content', 'Явно незаконное'],
  'misuse.baseless-notices': ['Baseless notices', 'Необоснованные уведомления'],
  'misuse.baseless-complaints': ['Baseless complaints', 'Необоснованные обращения'],
} as const satisfies Record<`misuse.${MisuseKind}`, Pair>;

const gravities = {
  'gravity.minor': ['minor', 'незначительно'],
  'gravity.serious': ['serious', 'серьёзно'],
  'gravity.grave': ['grave', 'тяжко'],
} as const satisfies Record<`gravity.${MisuseStep['gravity']}`, Pair>;

const intents = {
  'intent.not-seen': ['no intention seen', 'умысла не видно'],
  'intent.careless': ['careless', 'неосторожно'],
  'intent.deliberate': ['deliberate', 'намеренно'],
} as const satisfies Record<`intent.${MisuseStep['intent']}`, Pair>;

export const misuseWords = {
  ...kinds,
  ...gravities,
  ...intents,
  'misuse.lead': [
    'Who often provides manifestly illegal content, or often sends notices or complaints without any ground (DSA Art. 23). A person weighs each case; a warning comes first.',
    'Кто часто размещает явно незаконное или шлёт уведомления и обращения без основания (ст. 23 DSA). Каждый случай взвешивает человек; сначала — предупреждение.',
  ],
  'misuse.objections': ['Objections', 'Возражения'],
  'misuse.none': ['Nobody stands out', 'Никто не выделяется'],
  'misuse.none.text': [
    'People come into this list when a decision calls content manifestly illegal, or a notice or complaint manifestly unfounded.',
    'Сюда попадают, когда решение называет содержимое явно незаконным, а уведомление или обращение — явно необоснованным.',
  ],
  'misuse.objections.none': ['No objection waits', 'Возражений нет'],
  'misuse.objections.none.text': [
    'Whoever is warned or suspended can object from the page that they were told of.',
    'Предупреждённый или приостановленный может возразить со страницы, о которой ему сообщили.',
  ],
  'misuse.all': ['Everybody', 'Все'],
  'misuse.manifest': ['Manifest items', 'Явных'],
  'misuse.total': ['Items in all', 'Всего'],
  'misuse.share': ['Share', 'Доля'],
  'misuse.since': ['Since the warning', 'После предупреждения'],
  'misuse.window': ['from {from} to {to}', 'с {from} по {to}'],
  'misuse.about': ['Nature', 'О чём'],
  'misuse.mail': ['an address outside, {digest}', 'адрес извне, {digest}'],
  'misuse.open': ['Misuse: figures and steps', 'Злоупотребления: числа и шаги'],
  'misuse.warn': ['Warn', 'Предупредить'],
  'misuse.suspend': ['Suspend', 'Приостановить'],
  'misuse.lift': ['Lift', 'Снять'],
  'misuse.lift.why': ['Why it is lifted', 'Почему снимается'],
  'misuse.rare': [
    { one: 'Fewer than {count} item: not frequent', other: 'Fewer than {count} items: not frequent' },
    {
      one: 'Меньше {count}: не часто',
      few: 'Меньше {count}: не часто',
      many: 'Меньше {count}: не часто',
      other: 'Меньше {count}: не часто',
    },
  ],
  'misuse.unheeded': ['Nothing since the warning: it is heeded', 'После предупреждения ничего: его услышали'],
  'misuse.gravity': ['How grave, with what followed from it', 'Насколько тяжко, с последствиями'],
  'misuse.intent': ['Intention, where it can be seen', 'Намерение, если видно'],
  'misuse.reasons': ['Reasons', 'Причины'],
  'misuse.reasons.hint': [
    'Whoever is concerned reads them with the numbers, in their language. Name nobody else.',
    'Их прочтёт тот, кого это касается, вместе с числами. Не называйте других.',
  ],
  'misuse.days': ['For how many days (1 to 90)', 'На сколько дней (от 1 до 90)'],
  'misuse.told': ['They were told in their service chat.', 'Сообщено в служебном чате.'],
  'misuse.notTold': [
    'They have no service chat here: they read it on the page of their receipt. To send it yourself, copy it.',
    'Служебного чата у них нет: прочтут на странице квитанции. Чтобы отправить самим, скопируйте.',
  ],
  'misuse.letter': ['What they are told', 'Что им сообщено'],
  'misuse.warning': ['warning', 'предупреждение'],
  'misuse.suspension': ['suspension', 'приостановка'],
  'misuse.inForce': ['until {when}', 'до {when}'],
  'misuse.over': ['over', 'закончилось'],
  'misuse.by': ['by {name}, {when}', '{name}, {when}'],
  'misuse.objection': ['Objection of {when}', 'Возражение от {when}'],
  'misuse.answer': ['Answer', 'Ответить'],
  'misuse.answer.text': ['What we answer', 'Что отвечаем'],
  'misuse.stands': ['It stands', 'Остаётся в силе'],
  'misuse.lifted': ['It is lifted', 'Снимается'],
  'misuse.notYou': ['You decided this: somebody else must answer.', 'Решали вы: ответить должен другой.'],
  'misuse.steps': ['What was done', 'Что сделано'],
  'misuse.policy': ['The public page about it', 'Публичная страница об этом'],
} as const satisfies Record<string, Pair>;
