import { utcMinute } from '../statements/months.ts';
import type { SubjectRef } from '../subjects.ts';

interface Words {
  readonly title: string;
  readonly kinds: Readonly<Record<SubjectRef['kind'], string>>;
  readonly reported: (what: string, when: string) => string;
  readonly measure: string;
  readonly noMeasure: string;
  readonly further: (url: string) => string;
  readonly quiet: string;
}

const english: Words = {
  title: 'Your report was looked at',
  kinds: { account: 'a user', bot: 'a bot', chat: 'a chat', message: 'a message', media: 'a file' },
  reported: (what, when) => `You reported ${what} (${when}). Thank you.`,
  measure: 'We looked at it and took a measure.',
  noMeasure: 'We looked at it and took no measure.',
  further: (url) =>
    `If you think that it is illegal, you can also send us a notice that says why, free of charge: ${url}.`,
  quiet: 'We tell nobody whom it concerns who reported it.',
};

const russian: Words = {
  title: 'Мы рассмотрели вашу жалобу',
  kinds: { account: 'пользователя', bot: 'бота', chat: 'чат', message: 'сообщение', media: 'файл' },
  reported: (what, when) => `Вы пожаловались на ${what} (${when}). Спасибо.`,
  measure: 'Мы рассмотрели жалобу и приняли меры.',
  noMeasure: 'Мы рассмотрели жалобу и не приняли мер.',
  further: (url) =>
    `Если вы считаете, что это незаконно, вы можете также бесплатно прислать уведомление с обоснованием: ${url}.`,
  quiet: 'Тем, кого это касается, мы не говорим, кто пожаловался.',
};

/**
 * What a reporter is told of the end of their report, in their language. It names the kind of what they reported and when,
 * no person, and not which measure: the rest is between us and whoever is affected.
 */
export function reportOutcomeText(
  lang: string,
  report: { readonly kind: SubjectRef['kind']; readonly receivedAtMs: number; readonly measure: boolean },
  noticeUrl: string,
): string {
  const words = lang.toLowerCase().startsWith('ru') ? russian : english;
  return [
    words.title,
    '',
    words.reported(words.kinds[report.kind], utcMinute(report.receivedAtMs)),
    report.measure ? words.measure : words.noMeasure,
    ...(report.measure ? [] : [words.further(noticeUrl)]),
    words.quiet,
  ].join('\n');
}
