import type {
  ActionKind,
  Decision,
  DetectionSource,
  GroundKind,
  Restriction,
  SubjectKind,
} from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const actions = {
  'action.none': ['No measure', 'Без мер'],
  'action.label': ['Label', 'Пометить'],
  'action.restrict': ['Restrict', 'Ограничить'],
  'action.withhold': ['Withhold by country', 'Скрыть по странам'],
  'action.takedown': ['Take down', 'Убрать'],
  'action.suspend': ['Suspend', 'Заблокировать'],
  'action.ban-usernames': ['Bar usernames', 'Запретить имена'],
} as const satisfies Record<`action.${ActionKind}`, Pair>;

const restrictionNames = {
  'restriction.no-posting': ['no posting', 'без публикаций'],
  'restriction.no-search-listing': ['not in search', 'нет в поиске'],
  'restriction.no-invites': ['no invites', 'без приглашений'],
} as const satisfies Record<`restriction.${Restriction}`, Pair>;

const grounds = {
  'ground.law': ['Law', 'Закон'],
  'ground.terms': ['Our terms', 'Наши правила'],
  'ground.tco-order': ['Removal order', 'Предписание об удалении'],
  'ground.act-order': ['Order to act', 'Предписание действовать'],
} as const satisfies Record<`ground.${GroundKind}`, Pair>;

const sources = {
  'source.own-initiative': ['Own initiative', 'Собственная инициатива'],
  'source.notice': ['Notice', 'Уведомление'],
  'source.trusted-flagger': ['Trusted flagger', 'Доверенный заявитель'],
  'source.report': ['Report by a member', 'Жалоба участника'],
  'source.referral': ['Referral', 'Обращение ведомства'],
  'source.order': ['Order', 'Предписание'],
} as const satisfies Record<`source.${DetectionSource['kind']}`, Pair>;

const subjectKinds = {
  'subject.account': ['Account', 'Учётная запись'],
  'subject.bot': ['Bot', 'Бот'],
  'subject.chat': ['Chat', 'Чат'],
  'subject.message': ['Message', 'Сообщение'],
  'subject.media': ['Media', 'Файл'],
} as const satisfies Record<`subject.${SubjectKind}`, Pair>;

const statuses = {
  'decision.in-force': ['in force', 'в силе'],
  'decision.reversed': ['taken back', 'отменено'],
  'decision.expired': ['expired', 'истекло'],
} as const satisfies Record<`decision.${Decision['status']}`, Pair>;

export const enforcementWords = {
  ...actions,
  ...restrictionNames,
  ...grounds,
  ...sources,
  ...subjectKinds,
  ...statuses,
  'automation.none': ['by people only', 'только людьми'],
  'automation.partial': ['partly automated', 'частично автоматически'],
  'automation.full': ['fully automated', 'полностью автоматически'],
  'protected.press': ['press', 'пресса'],
  'protected.researcher': ['researcher', 'исследователь'],
  'protected.observer': ['observer', 'наблюдатель'],
  'protected.staff': ['staff', 'сотрудник'],

  'slot.suspend': ['suspended', 'заблокировано'],
  'slot.takedown': ['taken down', 'убрано'],
  'slot.label': ['labelled “{value}”', 'помечено «{value}»'],
  'slot.withhold': ['withheld in {value}', 'скрыто: {value}'],
  'slot.username': ['@{value} barred', '@{value} под запретом'],
  'slot.nothing': ['nothing is in force', 'ничего не действует'],

  'decide.title': ['Decide', 'Решение'],
  'decide.about': ['About', 'О чём'],
  'decide.action': ['Measure', 'Мера'],
  'decide.label': ['Label (a–z, 0–9, -)', 'Пометка (a–z, 0–9, -)'],
  'decide.limits': ['Restrictions', 'Ограничения'],
  'decide.countries': ['Countries (two letters each)', 'Страны (по две буквы)'],
  'decide.countries.hint': ['For example DE FR. All Member States: EU', 'Например DE FR. Все страны ЕС: EU'],
  'decide.usernames': ['Usernames that nobody may take', 'Имена, которые никто не займёт'],
  'decide.ground': ['Ground', 'Основание'],
  'decide.reference': ['Provision or clause', 'Норма или пункт'],
  'decide.reference.law': ['For example: Criminal Code § 91', 'Например: УК, ст. 280'],
  'decide.reference.terms': ['For example: terms:4.2', 'Например: terms:4.2'],
  'decide.explanation': ['Why it applies', 'Почему это применимо'],
  'decide.explanation.hint': [
    'The affected person reads this in the statement of reasons, and it goes to a public database: name nobody.',
    'Это прочтёт тот, кого решение касается; текст попадёт и в открытую базу: никого не называйте.',
  ],
  'decide.facts': ['Facts', 'Факты'],
  'decide.facts.hint': [
    'What was found, without names of those who complained.',
    'Что установлено, без имён заявителей.',
  ],
  'decide.manifest': ['Manifestly illegal', 'Явно незаконно'],
  'decide.manifest.hint': [
    'Anybody sees it without a closer look. It counts towards misuse (DSA Art. 23).',
    'Видно каждому без разбора. Засчитывается как злоупотребление (ст. 23 DSA).',
  ],
  'decide.also': ['The content is illegal as well', 'Содержимое также незаконно'],
  'decide.category': ['Category', 'Категория'],
  'decide.keyword': ['Keyword', 'Ключевое слово'],
  'decide.source': ['How we learned of it', 'Откуда стало известно'],
  'decide.until': ['How long', 'На какой срок'],
  'decide.until.lasting': ['Until it is taken back', 'До отмены'],
  'decide.until.day': ['One day', 'Один день'],
  'decide.until.week': ['One week', 'Одна неделя'],
  'decide.until.month': ['30 days', '30 дней'],
  'decide.until.moment': ['Until a moment', 'До момента'],
  'decide.until.at': ['Ends at', 'Окончание'],
  'decide.submit': ['Decide', 'Решить'],
  'decide.done': ['Decided: {action}', 'Решено: {action}'],
  'decide.claimFirst': ['Claim the case to decide.', 'Возьмите дело, чтобы решать.'],
  'decide.told': [
    'A statement of reasons goes to everyone affected, with the right to appeal for six months.',
    'Все, кого это касается, получат обоснование и право на апелляцию в течение шести месяцев.',
  ],
  'decide.fits': ['Not for this kind of subject', 'Не подходит к этому предмету'],

  'decisions.title': ['Decisions', 'Решения'],
  'decisions.none': ['Nothing has been decided yet.', 'Решений пока нет.'],
  'decisions.by': ['{name}, {when}', '{name}, {when}'],
  'decisions.until': ['until {when}', 'до {when}'],
  'decisions.takeBack': ['Take back', 'Отменить решение'],
  'decisions.takenBack': ['Taken back; everything is as before', 'Отменено; всё как прежде'],
  'decisions.statements': ['What people were told', 'Что сообщили людям'],
  'decisions.statement.told': ['told {when}', 'сообщено {when}'],
  'decisions.statement.waits': ['waits for the next sign-in', 'ждёт следующего входа'],
  'decisions.statement.later': ['may be told from {when}', 'можно сообщить с {when}'],
  'decisions.statement.seen': ['read', 'прочитано'],
  'decisions.ordered': [
    'ordered by an authority: undone from the order',
    'предписано ведомством: отмена через предписание',
  ],
  'decisions.dispute': ['Note an out-of-court case', 'Отметить внесудебный спор'],
  'decisions.dispute.body': ['Which body', 'Какой орган'],

  'category.ANIMAL_WELFARE': ['Animal welfare', 'Защита животных'],
  'category.CONSUMER_INFORMATION': ['Consumer information', 'Сведения для потребителей'],
  'category.CYBER_VIOLENCE': ['Cyber violence', 'Кибернасилие'],
  'category.CYBER_VIOLENCE_AGAINST_WOMEN': ['Cyber violence against women', 'Кибернасилие против женщин'],
  'category.DATA_PROTECTION_AND_PRIVACY_VIOLATIONS': ['Privacy violations', 'Нарушение частной жизни'],
  'category.ILLEGAL_OR_HARMFUL_SPEECH': ['Illegal or harmful speech', 'Незаконные или опасные высказывания'],
  'category.INTELLECTUAL_PROPERTY_INFRINGEMENTS': ['Intellectual property', 'Интеллектуальная собственность'],
  'category.NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS': [
    'Civic discourse or elections',
    'Общественная дискуссия или выборы',
  ],
  'category.NOT_SPECIFIED_NOTICE': ['Not specified in the notice', 'Не указано в уведомлении'],
  'category.OTHER_VIOLATION_TC': ['Other violation of the terms', 'Иное нарушение правил'],
  'category.PROTECTION_OF_MINORS': ['Protection of minors', 'Защита детей'],
  'category.RISK_FOR_PUBLIC_SECURITY': ['Risk for public security', 'Угроза общественной безопасности'],
  'category.SCAMS_AND_FRAUD': ['Scams and fraud', 'Обман и мошенничество'],
  'category.SELF_HARM': ['Self-harm', 'Самоповреждение'],
  'category.UNSAFE_AND_PROHIBITED_PRODUCTS': ['Unsafe or prohibited products', 'Опасные или запрещённые товары'],
  'category.VIOLENCE': ['Violence', 'Насилие'],
} as const satisfies Record<string, Pair>;
