import type { DeskWords } from './types.ts';

export const german: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Begründung',
    orderTitle: 'Information über eine behördliche Anordnung',
    reversalTitle: 'Eine Entscheidung wurde zurückgenommen',
    what: 'Was geschehen ist',
    concerns: 'Es betrifft',
    from: 'In Kraft seit',
    until: 'Endet',
    lasting: 'Es gilt, bis es zurückgenommen wird.',
    where: 'Wo',
    everywhere: 'überall',
    facts: 'Tatsachen und Umstände',
    origin: 'Wie wir davon erfahren haben',
    automation: 'Automatisierte Mittel',
    ground: 'Grundlage',
    redress: 'Was Sie tun können',
    appeal:
      'Sie können bis zum {until} kostenlos Beschwerde einlegen: {url}. Darüber entscheidet jemand anderes als beim ersten Mal. Sie können sich auch an eine zertifizierte Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden.',
    orderRedress:
      'Hier finden Sie die Begründung der Anordnung und wer sie erlassen hat: {url}. Sie können die Anordnung vor den Gerichten des Staates anfechten, dessen Behörde sie erlassen hat.',
    orderScrutiny:
      'Gehört die Behörde zu einem anderen Staat als wir, können Sie unsere Behörde innerhalb von 48 Stunden ersuchen, die Anordnung eingehend zu prüfen.',
    orderNamesRedress: 'Die Anordnung nennt als Rechtsbehelf: {redress}.',
    informed: {
      provided:
        'Eine Behörde hat angeordnet, dass wir Auskünfte erteilen, die Sie betreffen. Wir haben übermittelt, was uns vorliegt.',
      notHeld:
        'Eine Behörde hat angeordnet, dass wir Auskünfte erteilen, die Sie betreffen. Uns liegt davon nichts vor, und wir haben nichts übermittelt.',
      by: 'Angeordnet von',
      asked: 'Was verlangt wurde',
    },
    appealTitle: 'Antwort auf Ihre Beschwerde',
    appealOutcomes: {
      upheld: 'Die Entscheidung bleibt bestehen.',
      reversed: 'Sie hatten recht: Die Entscheidung gilt nicht mehr.',
      'partly-reversed': 'Sie hatten teilweise recht: An die Stelle der ersten Entscheidung tritt eine andere.',
    },
    appealReasons: 'Warum',
    appealRedress:
      'Sie können sich an eine zertifizierte Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden.',
    reversalText: 'Die Entscheidung gilt nicht mehr. Was sie geändert hatte, ist wieder so wie zuvor.',
    actions: {
      none: 'Keine Beschränkung.',
      label: 'Daneben wird ein Hinweis angezeigt.',
      restrict: 'Einige Funktionen sind eingeschränkt: {limits}.',
      withhold: 'In einigen Ländern wird es nicht angezeigt.',
      takedown: 'Es wurde für alle entfernt.',
      suspend: 'Das Konto ist gesperrt, seine Sitzungen sind beendet.',
      'ban-usernames': 'Diese Benutzernamen können nicht verwendet werden: {names}.',
    },
    restrictions: {
      'no-posting': 'keine Beiträge',
      'no-search-listing': 'kein Eintrag in der Suche',
      'no-invites': 'keine Einladungen',
    },
    sources: {
      'own-initiative': 'Aus eigener Initiative.',
      notice: 'Durch eine Meldung nach Artikel 16 des Gesetzes über digitale Dienste.',
      'trusted-flagger': 'Durch eine Meldung eines vertrauenswürdigen Hinweisgebers: {name}.',
      report: 'Durch eine Meldung in der App.',
      referral: 'Durch den Hinweis einer Behörde, den wir nach unseren eigenen Regeln geprüft haben.',
      order: 'Durch eine behördliche Anordnung.',
    },
    detection: {
      yes: 'Es wurde mit automatisierten Mitteln gefunden.',
      no: 'Es wurde nicht mit automatisierten Mitteln gefunden.',
    },
    decision: {
      none: 'Ein Mensch hat entschieden.',
      partial: 'Automatisierte Mittel haben die Entscheidung vorbereitet; getroffen hat sie ein Mensch.',
      full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
    },
    grounds: {
      law: 'Wir halten es für rechtswidrig nach: {reference}.',
      terms: 'Es verstößt gegen unsere Nutzungsbedingungen: {reference}.',
      'tco-order': 'Eine Entfernungsanordnung nach Artikel 3 der Verordnung (EU) 2021/784: {reference}.',
      'act-order': 'Eine Anordnung zum Vorgehen nach Artikel 9 der Verordnung (EU) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Warnung vor einer Aussetzung', suspension: 'Aussetzung wegen Missbrauchs' },
    saw: {
      'illegal-content':
        'In den letzten 180 Tagen waren {manifest} von {total} Ihrer Inhalte offensichtlich rechtswidrig.',
      'baseless-notices':
        'Von {total} Ihrer Meldungen, über die in den letzten 180 Tagen entschieden wurde, waren {manifest} offensichtlich unbegründet.',
      'baseless-complaints':
        'Von {total} Ihrer Beschwerden, über die in den letzten 180 Tagen entschieden wurde, waren {manifest} offensichtlich unbegründet.',
    },
    gravity: {
      minor: 'Wir halten dies für geringfügig.',
      serious: 'Wir halten dies für ernst.',
      grave: 'Wir halten dies für schwerwiegend.',
    },
    intent: {
      'not-seen': 'Eine missbräuchliche Absicht sehen wir nicht.',
      careless: 'Wir halten es für Unachtsamkeit.',
      deliberate: 'Wir halten es für Absicht.',
    },
    reasons: 'Ein Mensch hat entschieden. Gründe',
    next: {
      'illegal-content':
        'Geht es so weiter, können wir Ihr Konto für eine Zeit sperren (Verordnung (EU) 2022/2065, Art. 23 Abs. 1).',
      'baseless-notices':
        'Geht es so weiter, können wir die Bearbeitung Ihrer Meldungen für eine Zeit aussetzen (Verordnung (EU) 2022/2065, Art. 23 Abs. 2).',
      'baseless-complaints':
        'Geht es so weiter, können wir die Bearbeitung Ihrer Beschwerden für eine Zeit aussetzen (Verordnung (EU) 2022/2065, Art. 23 Abs. 2).',
    },
    until: 'Diese Warnung gilt bis zum {until}.',
    suspended: {
      'baseless-notices':
        'Bis zum {until} bearbeiten wir Ihre Meldungen nicht (Verordnung (EU) 2022/2065, Art. 23 Abs. 2).',
      'baseless-complaints':
        'Bis zum {until} bearbeiten wir Ihre Beschwerden nicht (Verordnung (EU) 2022/2065, Art. 23 Abs. 2). Gegen Entscheidungen können Sie mindestens sechs Monate lang Beschwerde einlegen.',
    },
    object:
      'Wenn Sie meinen, dass wir uns irren, sagen Sie es hier, kostenlos: {url}. Es antwortet jemand anderes als wer entschieden hat. Sie können sich auch an ein Gericht wenden.',
    notProcessed:
      'Danke für Ihre Meldung. Bis zum {until} bearbeiten wir Ihre Meldungen nicht. Warum, und was Sie tun können: {url}',
  },
  outcome: {
    title: 'Ihre Meldung wurde geprüft',
    reported: {
      account: 'Sie haben eine Person gemeldet ({when}). Danke.',
      bot: 'Sie haben einen Bot gemeldet ({when}). Danke.',
      chat: 'Sie haben einen Chat gemeldet ({when}). Danke.',
      message: 'Sie haben eine Nachricht gemeldet ({when}). Danke.',
      media: 'Sie haben eine Datei gemeldet ({when}). Danke.',
    },
    measure: 'Wir haben sie geprüft und eine Maßnahme ergriffen.',
    noMeasure: 'Wir haben sie geprüft und keine Maßnahme ergriffen.',
    further:
      'Wenn Sie es für rechtswidrig halten, können Sie uns auch kostenlos eine begründete Meldung nach Artikel 16 senden: {url}.',
    quiet: 'Wen es betrifft, erfährt von uns nicht, wer gemeldet hat.',
  },
  coAdmins: {
    restriction:
      'Zu {chat}, wo Sie Admin sind, wurde eine Maßnahme ergriffen. Wer den Chat erstellt hat, kennt die Gründe und kann sich beschweren.',
    reversal:
      'Eine Maßnahme zu {chat}, wo Sie Admin sind, wurde zurückgenommen. Wer den Chat erstellt hat, weiß davon.',
  },
  letters: {
    received: 'Wir haben Ihre Meldung erhalten',
    receivedText: 'Ein Mensch wird sie prüfen. Wir schreiben Ihnen wieder, wenn entschieden ist.',
    decided: 'Über Ihre Meldung wurde entschieden',
    outcomes: {
      'actioned-law': 'Wir haben gehandelt, weil es rechtswidrig war.',
      'actioned-terms': 'Wir haben gehandelt, weil es gegen unsere Nutzungsbedingungen verstieß.',
      rejected: 'Wir haben nicht gehandelt: Weder das Gesetz noch unsere Nutzungsbedingungen wurden verletzt.',
      unfounded: 'Wir haben nicht gehandelt: Die Meldung war unbegründet.',
    },
    automated: 'Dies wurde mit automatisierten Mitteln entschieden.',
    byPerson: 'Dies hat ein Mensch entschieden, keine Maschine.',
    redress:
      'Wenn Sie nicht einverstanden sind, legen Sie auf der Seite unten innerhalb von sechs Monaten kostenlos Beschwerde ein. Sie können sich auch an eine zertifizierte Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden.',
    page: 'Die Seite Ihrer Meldung (behalten Sie diese Adresse für sich):',
    answered: 'Ihre Beschwerde wurde beantwortet',
    answers: {
      upheld: 'Jemand anderes als wer entschieden hat, hat noch einmal geprüft. Die Entscheidung bleibt bestehen.',
      reversed: 'Jemand anderes als wer entschieden hat, hat noch einmal geprüft und die Entscheidung geändert.',
      'partly-reversed':
        'Jemand anderes als wer entschieden hat, hat noch einmal geprüft und die Entscheidung teilweise geändert.',
    },
    reasons: 'Warum',
    further:
      'Sie können sich weiterhin an eine zertifizierte Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden.',
  },
};
