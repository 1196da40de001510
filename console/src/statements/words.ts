import type { Appeal, Dispute, SorEntry } from '../../../src/safety/index.ts';
import type { Pair } from '../i18n/types.ts';

const outcomes = {
  'appeal.upheld': ['decision stands', 'решение в силе'],
  'appeal.reversed': ['decision reversed', 'решение отменено'],
  'appeal.partly-reversed': ['partly reversed', 'отменено частично'],
} as const satisfies Record<`appeal.${NonNullable<Appeal['outcome']>}`, Pair>;

const records = {
  'sor.queued': ['waiting', 'ждут'],
  'sor.accepted': ['accepted', 'приняты'],
  'sor.refused': ['refused', 'отклонены'],
  'sor.withdrawn': ['withdrawn', 'отозваны'],
} as const satisfies Record<`sor.${SorEntry['status']}`, Pair>;

const disputes = {
  'dispute.provider': ['for us', 'в нашу пользу'],
  'dispute.recipient': ['for the person', 'в пользу человека'],
  'dispute.settled': ['settled', 'урегулирован'],
  'dispute.withdrawn': ['withdrawn', 'отозван'],
} as const satisfies Record<`dispute.${NonNullable<Dispute['outcome']>}`, Pair>;

export const statementWords = {
  ...outcomes,
  ...records,
  ...disputes,
  'appeals.lead': [
    'Decided by somebody who took no part in the first decision. A reversal brings everything back at once.',
    'Решает тот, кто не участвовал в первом решении. Отмена сразу возвращает всё.',
  ],
  'appeals.open': ['Open', 'Открытые'],
  'appeals.decided': ['Decided', 'Решённые'],
  'appeals.records': ['Records for the database', 'Записи для базы'],
  'appeals.disputes': ['Out-of-court cases', 'Внесудебные споры'],
  'appeals.none': ['No appeal waits', 'Апелляций нет'],
  'appeals.none.text': [
    'People affected can appeal for six months, in one tap.',
    'Те, кого касается решение, могут подать её в течение шести месяцев.',
  ],
  'appeals.side.affected': ['by the person affected', 'от того, кого касается'],
  'appeals.side.notifier': ['by the notifier', 'от заявителя'],
  'appeals.about': ['About the decision', 'О решении'],
  'appeals.text': ['What they write', 'Что пишут'],
  'appeals.noText': ['They gave no words of their own.', 'Без пояснений.'],
  'appeals.decide': ['Decide', 'Решить'],
  'appeals.notYou': [
    'You took part in the first decision, so another person decides.',
    'Вы участвовали в первом решении, поэтому решает другой.',
  ],
  'appeals.notRole': ['Reviewers and owners decide appeals.', 'Апелляции решают рецензенты и владельцы.'],
  'appeals.outcome': ['Outcome', 'Исход'],
  'appeals.unfounded': ['Manifestly unfounded', 'Явно необоснованно'],
  'appeals.unfounded.hint': [
    'Counts towards misuse of complaints (DSA Art. 23). Only when anybody sees it without a closer look.',
    'Засчитывается как злоупотребление обращениями (ст. 23 DSA). Только если видно каждому без разбора.',
  ],
  'appeals.reasons': ['Reasons', 'Мотивировка'],
  'appeals.reasons.hint': [
    'Sent to the person when the decision stands.',
    'Отправляется человеку, если решение остаётся.',
  ],
  'appeals.replacement': ['What takes its place', 'Что вместо этого'],
  'appeals.done': ['Appeal decided: {outcome}', 'Апелляция решена: {outcome}'],
  'appeals.opened': ['opened {when}', 'подана {when}'],
  'appeals.latest': ['at the latest {when}', 'не позднее {when}'],
  'appeals.reasonsGiven': ['Reasons: {text}', 'Мотивировка: {text}'],
  'sor.lead': [
    'One record for each statement of reasons, without personal data, in the Commission’s schema (DSA Art. 24(5)).',
    'Одна запись на каждое обоснование, без личных данных, по схеме Комиссии (ст. 24(5) DSA).',
  ],
  'sor.none': ['No record yet', 'Записей нет'],
  'sor.none.text': [
    'Each decision with an effect on public content makes one.',
    'Каждое решение с последствиями для открытого содержимого создаёт запись.',
  ],
  'sor.puid': ['Number (puid)', 'Номер (puid)'],
  'sor.status': ['State', 'Состояние'],
  'sor.attempts': ['Attempts', 'Попытки'],
  'sor.errors': ['Errors', 'Ошибки'],
  'sor.payload': ['Record', 'Запись'],
  'sor.retry': ['Send again', 'Отправить снова'],
  'sor.reversed': ['taken back afterwards', 'решение потом отменено'],
  'disputes.none': ['No out-of-court case is known', 'Внесудебных споров не отмечено'],
  'disputes.none.text': [
    'Note one beside the decision that it is about.',
    'Отметьте его рядом с решением, которого он касается.',
  ],
  'disputes.decision': ['Decision {id}', 'Решение {id}'],
  'disputes.close': ['Enter the outcome', 'Внести исход'],
  'disputes.implemented': ['Its outcome was put into effect', 'Исход исполнен'],
} as const satisfies Record<string, Pair>;
