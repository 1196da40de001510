import type { NoticeDecision, Referral } from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const notices = {
  'notice.actioned-law': ['measure, on the law', 'меры по закону'],
  'notice.actioned-terms': ['measure, on our terms', 'меры по правилам'],
  'notice.rejected': ['turned down', 'отклонено'],
  'notice.unfounded': ['manifestly unfounded', 'явно необоснованно'],
} as const satisfies Record<`notice.${NoticeDecision['outcome']}`, Pair>;

const referrals = {
  'referral.actioned': ['measure taken', 'меры приняты'],
  'referral.rejected': ['no measure', 'без мер'],
  'referral.partly': ['partly', 'частично'],
} as const satisfies Record<`referral.${NonNullable<Referral['answer']>['outcome']}`, Pair>;

export const intakeWords = {
  ...notices,
  ...referrals,
  'notices.lead': [
    'Complaints that something is illegal, from anybody (DSA Art. 16). Who sent them is not shown here.',
    'Сообщения о незаконном от кого угодно (ст. 16 DSA). Кто отправил, здесь не показано.',
  ],
  'notices.open': ['Open', 'Открытые'],
  'notices.decided': ['Decided', 'Решённые'],
  'notices.none': ['No notice is in this list', 'В этом списке пусто'],
  'notices.none.text': [
    'Anybody can send one from the page /notice, without an account.',
    'Отправить можно со страницы /notice, без учётной записи.',
  ],
  'notices.form': ['Open the public form', 'Открыть публичную форму'],
  'notices.name': ['Notice {id}', 'Уведомление {id}'],
  'referrals.lead': [
    'Requests of authorities to look. They bind nobody; we judge by our own rules and answer.',
    'Просьбы ведомств посмотреть. Они не обязывают; мы судим по своим правилам и отвечаем.',
  ],
  'referrals.new': ['Take in a referral', 'Принять обращение'],
  'referrals.none': ['No referral is in this list', 'В этом списке пусто'],
  'referrals.none.text': [
    'Take one in when an authority asks you to look at something.',
    'Примите, когда ведомство попросит посмотреть.',
  ],
  'referrals.authority': ['Authority', 'Ведомство'],
  'referrals.reference': ['Reference', 'Номер'],
  'referrals.subjects': [
    'What it is about: names, links or ids, one on each line',
    'О чём: имена, ссылки или номера, по одному в строке',
  ],
  'referrals.explanation': ['Explanation', 'Пояснение'],
  'referrals.submit': ['Take it in', 'Принять'],
  'referrals.unknown': ['Nothing here has this name: {list}', 'Здесь не найдено: {list}'],
  'referrals.answer': ['Answer', 'Ответить'],
  'referrals.answer.outcome': ['Outcome', 'Исход'],
  'referrals.answer.text': ['What we answer', 'Что отвечаем'],
  'referrals.answered': ['answered {when}', 'отвечено {when}'],
  'referrals.waiting': ['open', 'открыто'],
  'referrals.received': ['received {when}', 'получено {when}'],
  'referrals.cases': ['Cases', 'Дела'],
  'flaggers.lead': [
    'Appointed by a Digital Services Coordinator (DSA Art. 22). Their notices in their areas have a lane of their own and come first.',
    'Назначены координатором цифровых услуг (ст. 22 DSA). Их уведомления в их областях идут отдельно и первыми.',
  ],
  'flaggers.new': ['Enter a trusted flagger', 'Внести доверенного заявителя'],
  'flaggers.none': ['No trusted flagger is entered', 'Доверенных заявителей нет'],
  'flaggers.none.text': ['Enter one when a Coordinator has appointed it.', 'Внесите, когда координатор назначит.'],
  'flaggers.name': ['Name', 'Название'],
  'flaggers.state': ['Member State', 'Страна ЕС'],
  'flaggers.areas': ['Areas it is designated for (none ticked: all)', 'Области назначения (не отмечено — все)'],
  'flaggers.record': ['Record', 'Итоги'],
  'flaggers.since': ['Since', 'С'],
  'flaggers.upheld': ['{count} upheld', 'подтверждено: {count}'],
  'flaggers.rejected': ['{count} turned down', 'отклонено: {count}'],
  'flaggers.unfounded': ['{count} unfounded', 'необоснованно: {count}'],
  'flaggers.warned': ['warned', 'предупреждён'],
  'flaggers.suspended': ['suspended until {when}', 'приостановлен до {when}'],
  'flaggers.ended': ['ended', 'отозван'],
  'flaggers.report': ['Note a report to the Coordinator', 'Отметить сообщение координатору'],
  'flaggers.report.why': ['What is imprecise or unsubstantiated', 'Что неточно или необоснованно'],
  'flaggers.report.hint': [
    'DSA Art. 22(6). The evidence: {count} of {decided} decided notices were turned down. The desk sends nothing: write to the Coordinator yourself, then note it here. Only that it was reported, with these figures, goes into the ledger.',
    'Ст. 22(6) DSA. Доказательство: отклонено {count} из {decided} решённых. Отсюда ничего не отправляется: напишите координатору сами и отметьте здесь. В журнал попадёт лишь сам факт с этими числами.',
  ],
  'flaggers.reported': ['reported to the Coordinator {when}', 'координатору сообщено {when}'],
  'flaggers.revoke': ['End its lane', 'Отозвать'],
  'flaggers.revoke.text': [
    'When the Coordinator suspends or revokes the status of {name}. Its secret stops working for good; if the status comes back, enter it anew.',
    'Когда координатор приостановил или отозвал статус: {name}. Секрет больше не будет работать; если статус вернут, внесите заново.',
  ],
  'flaggers.secret': ['Secret of {name}', 'Секрет: {name}'],
  'flaggers.secret.use': [
    'With it they send notices from {page}, under “I am a trusted flagger”, or from a program: POST /api/v1/notices with “Authorization: Bearer” and the secret.',
    'С ним шлют уведомления со страницы {page} («Я доверенный заявитель») или из программы: POST /api/v1/notices с «Authorization: Bearer» и секретом.',
  ],
  'secret.once': [
    'Shown once and kept nowhere. Hand it over by a safe way.',
    'Показывается один раз и нигде не хранится. Передайте безопасным путём.',
  ],
} as const satisfies Record<string, Pair>;
