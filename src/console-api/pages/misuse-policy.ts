type Parts = readonly (readonly [title: string, text: string])[];

/** What DSA Art. 23(4) wants in the terms: facts, circumstances, durations, with examples. Needs a lawyer's reading. */
export const misusePolicy: Readonly<Record<'en' | 'ru', Parts>> = {
  en: [
    [
      'What counts as misuse',
      'Often providing content that is manifestly illegal; often sending notices or reports that are manifestly unfounded; often complaining about decisions where that is manifestly unfounded. Manifest means that anybody sees it without a closer look. One mistake is not misuse, and neither is a notice that we merely do not follow.',
    ],
    [
      'What we weigh',
      'A person decides, case by case: how many such items there were in the last 180 days, what share they are of all that you provided or sent, how grave they are and what followed from them, and, where it can be seen, what was intended. What was decided otherwise on appeal no longer counts.',
    ],
    [
      'Examples',
      'Two channels of one account that were taken down for offering forged papers, and a third after the warning. Ten notices about a neighbour’s holiday photographs that call them terrorism. The same complaint, word for word, about every decision.',
    ],
    [
      'What happens',
      'First a warning, with the numbers and the reasons; it counts for 180 days. If it goes on after that, a suspension of 1 to 90 days: of the account, of the processing of notices and reports, or of the processing of complaints. You are told of both, in your language.',
    ],
    [
      'What you can do',
      'Object to a warning or suspension from the page that it names; somebody else than who decided answers. If your account is suspended, complain about that decision within six months. You can always go to a court.',
    ],
    ['This page', 'Regulation (EU) 2022/2065, Art. 23(4). It needs a lawyer’s reading.'],
  ],
  ru: [
    [
      'Что такое злоупотребление',
      'Частое размещение явно незаконного; частые явно необоснованные уведомления или жалобы; частые явно необоснованные обращения о пересмотре. Явно — значит видно каждому без разбора. Одна ошибка — не злоупотребление, как и уведомление, с которым мы просто не согласились.',
    ],
    [
      'Что мы взвешиваем',
      'Решает человек, в каждом случае отдельно: сколько такого было за последние 180 дней, какую долю это составляет от всего, насколько это тяжко и к чему привело, и, если видно, с каким намерением. То, что отменено по жалобе, больше не считается.',
    ],
    [
      'Примеры',
      'Два канала одной учётной записи, закрытые за продажу поддельных бумаг, и третий после предупреждения. Десять уведомлений, называющих терроризмом снимки соседа из отпуска. Одна и та же жалоба слово в слово на каждое решение.',
    ],
    [
      'Что происходит',
      'Сначала предупреждение, с числами и причинами; оно действует 180 дней. Если продолжается, приостановка на срок от 1 до 90 дней: учётной записи, рассмотрения уведомлений и жалоб или рассмотрения обращений о пересмотре. О том и другом сообщаем на вашем языке.',
    ],
    [
      'Что можно сделать',
      'Возразить со страницы, названной в сообщении; ответит не тот, кто решал. Если приостановлена учётная запись, обжаловать это решение в течение шести месяцев. Всегда можно обратиться в суд.',
    ],
    ['Об этой странице', 'Регламент (ЕС) 2022/2065, ст. 23(4). Её должен прочесть юрист.'],
  ],
};
