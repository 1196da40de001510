import { utcMinute } from '../statements/months.ts';
import type { MisuseKind, MisuseStep } from './types.ts';

interface Words {
  readonly title: Record<MisuseStep['step'], string>;
  readonly saw: Record<MisuseKind, (figures: MisuseStep['figures']) => string>;
  readonly gravity: Record<MisuseStep['gravity'], string>;
  readonly intent: Record<MisuseStep['intent'], string>;
  readonly reasons: string;
  readonly next: Record<MisuseKind, string>;
  readonly until: (when: string) => string;
  readonly suspended: Record<Exclude<MisuseKind, 'illegal-content'>, (when: string) => string>;
  readonly object: (url: string) => string;
}

const english: Words = {
  title: { warning: 'A warning before a suspension', suspension: 'A suspension for misuse' },
  saw: {
    'illegal-content': ({ manifest, total }) =>
      `Of your ${total} items in the last 180 days, ${manifest} were found manifestly illegal.`,
    'baseless-notices': ({ manifest, total }) =>
      `Of your ${total} notices and reports that were decided in the last 180 days, ${manifest} were manifestly unfounded.`,
    'baseless-complaints': ({ manifest, total }) =>
      `Of your ${total} complaints that were decided in the last 180 days, ${manifest} were manifestly unfounded.`,
  },
  gravity: {
    minor: 'We consider this minor.',
    serious: 'We consider this serious.',
    grave: 'We consider this grave.',
  },
  intent: {
    'not-seen': 'We see no intention to misuse.',
    careless: 'We think that it was careless.',
    deliberate: 'We think that it was deliberate.',
  },
  reasons: 'A person decided. Reasons',
  next: {
    'illegal-content': 'If it goes on, we may suspend your account for a time (Regulation (EU) 2022/2065, Art. 23(1)).',
    'baseless-notices':
      'If it goes on, we may stop looking at your notices and reports for a time (Regulation (EU) 2022/2065, Art. 23(2)).',
    'baseless-complaints':
      'If it goes on, we may stop looking at your complaints for a time (Regulation (EU) 2022/2065, Art. 23(2)).',
  },
  until: (when) => `This warning counts until ${when}.`,
  suspended: {
    'baseless-notices': (when) =>
      `Until ${when} we do not process your notices and reports (Regulation (EU) 2022/2065, Art. 23(2)).`,
    'baseless-complaints': (when) =>
      `Until ${when} we do not process your complaints (Regulation (EU) 2022/2065, Art. 23(2)). What you can complain about stays open for at least six months.`,
  },
  object: (url) =>
    `If you think that we are wrong, say so here, free of charge: ${url}. Somebody else than who decided will answer. You can also go to a court.`,
};

const russian: Words = {
  title: { warning: 'Предупреждение перед приостановкой', suspension: 'Приостановка за злоупотребление' },
  saw: {
    'illegal-content': ({ manifest, total }) =>
      `Явно незаконными за последние 180 дней признаны ${manifest} из ${total} ваших публикаций.`,
    'baseless-notices': ({ manifest, total }) =>
      `Явно необоснованными за последние 180 дней были ${manifest} из ${total} ваших рассмотренных уведомлений и жалоб.`,
    'baseless-complaints': ({ manifest, total }) =>
      `Явно необоснованными за последние 180 дней были ${manifest} из ${total} ваших рассмотренных обращений о пересмотре.`,
  },
  gravity: {
    minor: 'Мы считаем это незначительным.',
    serious: 'Мы считаем это серьёзным.',
    grave: 'Мы считаем это тяжким.',
  },
  intent: {
    'not-seen': 'Умысла мы не видим.',
    careless: 'Мы думаем, что это неосторожность.',
    deliberate: 'Мы думаем, что это сделано намеренно.',
  },
  reasons: 'Решил человек. Причины',
  next: {
    'illegal-content':
      'Если это продолжится, мы можем на время приостановить вашу учётную запись (Регламент (ЕС) 2022/2065, ст. 23(1)).',
    'baseless-notices':
      'Если это продолжится, мы можем на время перестать рассматривать ваши уведомления и жалобы (Регламент (ЕС) 2022/2065, ст. 23(2)).',
    'baseless-complaints':
      'Если это продолжится, мы можем на время перестать рассматривать ваши обращения о пересмотре (Регламент (ЕС) 2022/2065, ст. 23(2)).',
  },
  until: (when) => `Предупреждение действует до ${when}.`,
  suspended: {
    'baseless-notices': (when) =>
      `До ${when} мы не рассматриваем ваши уведомления и жалобы (Регламент (ЕС) 2022/2065, ст. 23(2)).`,
    'baseless-complaints': (when) =>
      `До ${when} мы не рассматриваем ваши обращения о пересмотре (Регламент (ЕС) 2022/2065, ст. 23(2)). Обжаловать решение можно не менее шести месяцев.`,
  },
  object: (url) =>
    `Если вы считаете, что мы ошиблись, напишите здесь, бесплатно: ${url}. Ответит не тот, кто решал. Можно обратиться и в суд.`,
};

/** What whoever is warned or suspended is told: figures, weighing, reasons, what follows, and what can be done. */
export function misuseText(step: MisuseStep, url: string): string {
  const words = step.lang.toLowerCase().startsWith('ru') ? russian : english;
  const until = utcMinute(step.untilMs);
  const { misuse } = step;
  const follows =
    step.step === 'warning' || misuse === 'illegal-content'
      ? [words.next[misuse], words.until(until)]
      : [words.suspended[misuse](until)];
  return [
    words.title[step.step],
    '',
    words.saw[misuse](step.figures),
    `${words.gravity[step.gravity]} ${words.intent[step.intent]}`,
    `${words.reasons}: ${step.reasons}`,
    '',
    ...follows,
    words.object(url),
  ].join('\n');
}

/** The short answer to whoever reports something while their reports are not processed. */
export function notProcessedText(lang: string, standing: { readonly untilMs: number; readonly url: string }): string {
  const until = utcMinute(standing.untilMs);
  return lang.toLowerCase().startsWith('ru')
    ? `Спасибо за сообщение. До ${until} мы не рассматриваем ваши жалобы. Почему и что можно сделать: ${standing.url}`
    : `Thank you for your report. Until ${until} we do not process your reports. Why, and what you can do: ${standing.url}`;
}
