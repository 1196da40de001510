import type { DeskWords } from './types.ts';

export const polish: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Uzasadnienie',
    orderTitle: 'Informacja o nakazie organu',
    reversalTitle: 'Decyzja została cofnięta',
    what: 'Co się stało',
    concerns: 'Czego to dotyczy',
    from: 'Obowiązuje od',
    until: 'Kończy się',
    lasting: 'Obowiązuje do czasu cofnięcia.',
    where: 'Gdzie',
    everywhere: 'wszędzie',
    facts: 'Fakty i okoliczności',
    origin: 'Jak się o tym dowiedzieliśmy',
    automation: 'Zautomatyzowane środki',
    ground: 'Podstawa',
    redress: 'Co można zrobić',
    appeal:
      'Można bezpłatnie wnieść skargę w terminie do: {until}. Adres: {url}. Rozpatrzy ją inna osoba niż ta, która podjęła pierwszą decyzję. Można też zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów albo do sądu.',
    orderRedress:
      'Tutaj znajdują się uzasadnienie nakazu i informacja, kto go wydał: {url}. Nakaz można zaskarżyć przed sądami państwa, którego organ go wydał.',
    orderScrutiny:
      'Jeżeli organ należy do innego państwa niż nasze, można w ciągu 48 godzin zwrócić się do naszego organu o zbadanie nakazu.',
    orderNamesRedress: 'Nakaz wskazuje jako środek odwoławczy: {redress}.',
    informed: {
      provided: 'Organ nakazał nam udzielić informacji, które dotyczą adresata tego pisma. Przekazaliśmy to, co mamy.',
      notHeld:
        'Organ nakazał nam udzielić informacji, które dotyczą adresata tego pisma. Nie mamy ich i niczego nie przekazaliśmy.',
      by: 'Kto nakazał',
      asked: 'O co wystąpiono',
    },
    appealTitle: 'Odpowiedź na skargę',
    appealOutcomes: {
      upheld: 'Decyzja pozostaje w mocy.',
      reversed: 'Skarga była słuszna: decyzja już nie obowiązuje.',
      'partly-reversed': 'Skarga była częściowo słuszna: pierwszą decyzję zastępuje inna.',
    },
    appealReasons: 'Dlaczego',
    appealRedress: 'Można zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów albo do sądu.',
    reversalText: 'Decyzja już nie obowiązuje. To, co zmieniła, przywrócono do poprzedniego stanu.',
    actions: {
      none: 'Bez ograniczeń.',
      label: 'Obok wyświetla się oznaczenie.',
      restrict: 'Niektóre funkcje są ograniczone: {limits}.',
      withhold: 'W niektórych krajach nie jest wyświetlane.',
      takedown: 'Zostało usunięte dla wszystkich.',
      suspend: 'Konto zostało zawieszone, a jego sesje zamknięte.',
      'ban-usernames': 'Tych nazw użytkownika nie można używać: {names}.',
    },
    restrictions: {
      'no-posting': 'bez publikowania',
      'no-search-listing': 'brak w wyszukiwaniu',
      'no-invites': 'bez zapraszania',
    },
    sources: {
      'own-initiative': 'Z własnej inicjatywy.',
      notice: 'Ze zgłoszenia na podstawie art. 16 aktu o usługach cyfrowych.',
      'trusted-flagger': 'Ze zgłoszenia zaufanego podmiotu sygnalizującego: {name}.',
      report: 'Z powiadomienia w aplikacji.',
      referral: 'Z powiadomienia organu, które oceniliśmy według własnych zasad.',
      order: 'Z nakazu organu.',
    },
    detection: {
      yes: 'Wykryto to zautomatyzowanymi środkami.',
      no: 'Nie wykryto tego zautomatyzowanymi środkami.',
    },
    decision: {
      none: 'Decyzję podjął człowiek.',
      partial: 'Decyzję przygotowały zautomatyzowane środki, a podjął ją człowiek.',
      full: 'Decyzję podjęto zautomatyzowanymi środkami.',
    },
    grounds: {
      law: 'Uważamy to za nielegalne na podstawie: {reference}.',
      terms: 'Jest to sprzeczne z naszymi warunkami korzystania z usług: {reference}.',
      'tco-order': 'Nakaz usunięcia na podstawie art. 3 rozporządzenia (UE) 2021/784: {reference}.',
      'act-order': 'Nakaz podjęcia działań na podstawie art. 9 rozporządzenia (UE) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Ostrzeżenie przed zawieszeniem', suspension: 'Zawieszenie z powodu nadużycia' },
    saw: {
      'illegal-content':
        'W ciągu ostatnich 180 dni w sposób oczywisty nielegalne były {manifest} z {total} treści tego konta.',
      'baseless-notices':
        'Spośród {total} zgłoszeń i powiadomień rozpatrzonych w ciągu ostatnich 180 dni w sposób oczywisty bezzasadne były: {manifest}.',
      'baseless-complaints':
        'Spośród {total} skarg rozpatrzonych w ciągu ostatnich 180 dni w sposób oczywisty bezzasadne były: {manifest}.',
    },
    gravity: {
      minor: 'Uważamy to za drobne.',
      serious: 'Uważamy to za istotne.',
      grave: 'Uważamy to za poważne.',
    },
    intent: {
      'not-seen': 'Nie dostrzegamy zamiaru nadużycia.',
      careless: 'Sądzimy, że była to nieuwaga.',
      deliberate: 'Sądzimy, że było to zamierzone.',
    },
    reasons: 'Decyzję podjął człowiek. Powody',
    next: {
      'illegal-content':
        'Jeżeli to się powtórzy, możemy na pewien czas zawiesić konto (rozporządzenie (UE) 2022/2065, art. 23 ust. 1).',
      'baseless-notices':
        'Jeżeli to się powtórzy, możemy na pewien czas zawiesić rozpatrywanie zgłoszeń i powiadomień tej osoby (rozporządzenie (UE) 2022/2065, art. 23 ust. 2).',
      'baseless-complaints':
        'Jeżeli to się powtórzy, możemy na pewien czas zawiesić rozpatrywanie skarg tej osoby (rozporządzenie (UE) 2022/2065, art. 23 ust. 2).',
    },
    until: 'Ostrzeżenie obowiązuje do: {until}.',
    suspended: {
      'baseless-notices':
        'Zgłoszeń i powiadomień tej osoby nie rozpatrujemy do: {until} (rozporządzenie (UE) 2022/2065, art. 23 ust. 2).',
      'baseless-complaints':
        'Skarg tej osoby nie rozpatrujemy do: {until} (rozporządzenie (UE) 2022/2065, art. 23 ust. 2). Skargę na decyzję można wnieść przez co najmniej sześć miesięcy.',
    },
    object:
      'Jeżeli uważają Państwo, że się mylimy, prosimy napisać o tym tutaj, bezpłatnie: {url}. Odpowie inna osoba niż ta, która podjęła decyzję. Można też zwrócić się do sądu.',
    notProcessed:
      'Dziękujemy za powiadomienie. Powiadomień z tego konta nie rozpatrujemy do: {until}. Dlaczego i co można zrobić: {url}',
  },
  outcome: {
    title: 'Powiadomienie zostało rozpatrzone',
    reported: {
      account: 'Powiadomienie dotyczyło osoby ({when}). Dziękujemy.',
      bot: 'Powiadomienie dotyczyło bota ({when}). Dziękujemy.',
      chat: 'Powiadomienie dotyczyło czatu ({when}). Dziękujemy.',
      message: 'Powiadomienie dotyczyło wiadomości ({when}). Dziękujemy.',
      media: 'Powiadomienie dotyczyło pliku ({when}). Dziękujemy.',
    },
    measure: 'Rozpatrzyliśmy je i podjęliśmy działanie.',
    noMeasure: 'Rozpatrzyliśmy je i nie podjęliśmy działania.',
    further:
      'Jeżeli uważają Państwo, że jest to nielegalne, można też bezpłatnie przesłać nam uzasadnione zgłoszenie: {url}.',
    quiet: 'Nikomu, kogo to dotyczy, nie mówimy, kto nas powiadomił.',
  },
  coAdmins: {
    restriction:
      'Wobec {chat}, gdzie mają Państwo prawa administratora, podjęto działanie. Założyciel zna powody i może złożyć skargę.',
    reversal:
      'Działanie wobec {chat}, gdzie mają Państwo prawa administratora, cofnięto. Założyciel został o tym powiadomiony.',
  },
  letters: {
    received: 'Otrzymaliśmy Państwa zgłoszenie',
    receivedText: 'Rozpatrzy je człowiek, a po podjęciu decyzji napiszemy ponownie.',
    decided: 'W sprawie Państwa zgłoszenia podjęto decyzję',
    outcomes: {
      'actioned-law': 'Podjęliśmy działanie, ponieważ było to nielegalne.',
      'actioned-terms': 'Podjęliśmy działanie, ponieważ było to sprzeczne z naszymi warunkami korzystania z usług.',
      rejected: 'Nie podjęliśmy działania: nie naruszono ani prawa, ani naszych warunków korzystania z usług.',
      unfounded: 'Nie podjęliśmy działania: zgłoszenie było bezzasadne.',
    },
    automated: 'Decyzję podjęto zautomatyzowanymi środkami.',
    byPerson: 'Decyzję podjął człowiek, a nie maszyna.',
    redress:
      'Jeżeli nie zgadzają się Państwo z decyzją, można bezpłatnie wnieść skargę na stronie poniżej w ciągu sześciu miesięcy. Można też zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów albo do sądu.',
    page: 'Strona Państwa zgłoszenia (prosimy nie udostępniać nikomu tego adresu):',
    answered: 'Udzielono odpowiedzi na Państwa skargę',
    answers: {
      upheld: 'Sprawę ponownie rozpatrzyła inna osoba niż ta, która podjęła decyzję. Decyzja pozostaje w mocy.',
      reversed: 'Sprawę ponownie rozpatrzyła inna osoba niż ta, która podjęła decyzję, i zmieniła decyzję.',
      'partly-reversed':
        'Sprawę ponownie rozpatrzyła inna osoba niż ta, która podjęła decyzję, i częściowo zmieniła decyzję.',
    },
    reasons: 'Dlaczego',
    further: 'Nadal można zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów albo do sądu.',
  },
};
