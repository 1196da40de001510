import type { DeskWords } from './types.ts';

export const italian: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Motivazione della decisione',
    orderTitle: 'Informazioni su un ordine di un’autorità',
    reversalTitle: 'Una decisione è stata revocata',
    what: 'Che cosa è successo',
    concerns: 'Riguarda',
    from: 'In vigore da',
    until: 'Termina',
    lasting: 'Dura fino alla revoca.',
    where: 'Dove',
    everywhere: 'ovunque',
    facts: 'Fatti e circostanze',
    origin: 'Come ne siamo venuti a conoscenza',
    automation: 'Strumenti automatizzati',
    ground: 'Fondamento',
    redress: 'Che cosa può fare',
    appeal:
      'Può presentare un reclamo, gratuitamente, entro questa data: {until}. Indirizzo: {url}. Deciderà una persona diversa da quella che ha deciso la prima volta. Può inoltre rivolgersi a un organismo certificato di risoluzione extragiudiziale delle controversie o a un giudice.',
    orderRedress:
      'Qui trova i motivi dell’ordine e chi lo ha emesso: {url}. Può impugnare l’ordine dinanzi agli organi giurisdizionali dello Stato la cui autorità lo ha emesso.',
    orderScrutiny:
      'Se l’autorità appartiene a uno Stato diverso dal nostro, può chiedere alla nostra autorità, entro 48 ore, di esaminare l’ordine.',
    orderNamesRedress: 'L’ordine indica come mezzo di ricorso: {redress}.',
    informed: {
      provided:
        'Un’autorità ci ha ordinato di fornire informazioni che La riguardano. Abbiamo fornito quelle in nostro possesso.',
      notHeld:
        'Un’autorità ci ha ordinato di fornire informazioni che La riguardano. Non ne possediamo e non abbiamo fornito nulla.',
      by: 'Ordine emesso da',
      asked: 'Che cosa è stato chiesto',
    },
    appealTitle: 'Risposta al Suo reclamo',
    appealOutcomes: {
      upheld: 'La decisione è confermata.',
      reversed: 'Aveva ragione: la decisione non si applica più.',
      'partly-reversed': 'Aveva ragione in parte: un’altra decisione sostituisce la prima.',
    },
    appealReasons: 'Perché',
    appealRedress:
      'Può rivolgersi a un organismo certificato di risoluzione extragiudiziale delle controversie o a un giudice.',
    reversalText: 'La decisione non si applica più. Ciò che aveva cambiato è stato riportato allo stato precedente.',
    actions: {
      none: 'Nessuna restrizione.',
      label: 'Accanto è mostrata un’avvertenza.',
      restrict: 'Alcune funzioni sono limitate: {limits}.',
      withhold: 'Non viene mostrato in alcuni paesi.',
      takedown: 'È stato rimosso per tutti.',
      suspend: 'L’account è sospeso e le sue sessioni sono chiuse.',
      'ban-usernames': 'Questi nomi utente non possono essere usati: {names}.',
    },
    restrictions: {
      'no-posting': 'nessuna pubblicazione',
      'no-search-listing': 'non compare nella ricerca',
      'no-invites': 'nessun invito',
    },
    sources: {
      'own-initiative': 'Di nostra iniziativa.',
      notice: 'Con una segnalazione a norma dell’articolo 16 del regolamento sui servizi digitali.',
      'trusted-flagger': 'Con una segnalazione di un segnalatore attendibile: {name}.',
      report: 'Con una segnalazione dall’applicazione.',
      referral: 'Con una segnalazione di un’autorità, che abbiamo valutato secondo le nostre regole.',
      order: 'Con un ordine di un’autorità.',
    },
    detection: {
      yes: 'È stato individuato con strumenti automatizzati.',
      no: 'Non è stato individuato con strumenti automatizzati.',
    },
    decision: {
      none: 'Ha deciso una persona.',
      partial: 'Strumenti automatizzati hanno preparato la decisione; l’ha presa una persona.',
      full: 'La decisione è stata presa con strumenti automatizzati.',
    },
    grounds: {
      law: 'Lo riteniamo illegale ai sensi di: {reference}.',
      terms: 'È contrario alle nostre condizioni generali: {reference}.',
      'tco-order': 'Un ordine di rimozione a norma dell’articolo 3 del regolamento (UE) 2021/784: {reference}.',
      'act-order':
        'Un ordine di contrastare contenuti illegali a norma dell’articolo 9 del regolamento (UE) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Avvertimento prima di una sospensione', suspension: 'Sospensione per abuso' },
    saw: {
      'illegal-content':
        'Negli ultimi 180 giorni, {manifest} dei Suoi {total} contenuti sono risultati manifestamente illegali.',
      'baseless-notices':
        'Delle Sue {total} segnalazioni decise negli ultimi 180 giorni, {manifest} erano manifestamente infondate.',
      'baseless-complaints':
        'Dei Suoi {total} reclami decisi negli ultimi 180 giorni, {manifest} erano manifestamente infondati.',
    },
    gravity: {
      minor: 'Lo consideriamo lieve.',
      serious: 'Lo consideriamo serio.',
      grave: 'Lo consideriamo grave.',
    },
    intent: {
      'not-seen': 'Non vediamo un’intenzione di abuso.',
      careless: 'Pensiamo che sia stata disattenzione.',
      deliberate: 'Pensiamo che sia stato intenzionale.',
    },
    reasons: 'Ha deciso una persona. Motivi',
    next: {
      'illegal-content':
        'Se continua, possiamo sospendere il Suo account per un certo tempo (regolamento (UE) 2022/2065, art. 23, par. 1).',
      'baseless-notices':
        'Se continua, possiamo sospendere per un certo tempo il trattamento delle Sue segnalazioni (regolamento (UE) 2022/2065, art. 23, par. 2).',
      'baseless-complaints':
        'Se continua, possiamo sospendere per un certo tempo il trattamento dei Suoi reclami (regolamento (UE) 2022/2065, art. 23, par. 2).',
    },
    until: 'Questo avvertimento vale fino a questa data: {until}.',
    suspended: {
      'baseless-notices':
        'Non trattiamo le Sue segnalazioni fino a questa data: {until} (regolamento (UE) 2022/2065, art. 23, par. 2).',
      'baseless-complaints':
        'Non trattiamo i Suoi reclami fino a questa data: {until} (regolamento (UE) 2022/2065, art. 23, par. 2). Contro le decisioni si può presentare reclamo per almeno sei mesi.',
    },
    object:
      'Se ritiene che ci sbagliamo, lo scriva qui, gratuitamente: {url}. Risponderà una persona diversa da quella che ha deciso. Può anche rivolgersi a un giudice.',
    notProcessed:
      'Grazie della segnalazione. Non trattiamo le Sue segnalazioni fino a questa data: {until}. Perché, e che cosa può fare: {url}',
  },
  outcome: {
    title: 'La Sua segnalazione è stata esaminata',
    reported: {
      account: 'Ha segnalato una persona ({when}). Grazie.',
      bot: 'Ha segnalato un bot ({when}). Grazie.',
      chat: 'Ha segnalato una chat ({when}). Grazie.',
      message: 'Ha segnalato un messaggio ({when}). Grazie.',
      media: 'Ha segnalato un file ({when}). Grazie.',
    },
    measure: 'L’abbiamo esaminata e abbiamo adottato una misura.',
    noMeasure: 'L’abbiamo esaminata e non abbiamo adottato alcuna misura.',
    further: 'Se ritiene che sia illegale, può anche inviarci, gratuitamente, una segnalazione motivata: {url}.',
    quiet: 'A nessuna delle persone interessate diciamo chi ha fatto la segnalazione.',
  },
  coAdmins: {
    restriction:
      'È stata adottata una misura su {chat}, di cui Lei è amministratore. Chi l’ha creata conosce i motivi e può presentare reclamo.',
    reversal:
      'Una misura su {chat}, di cui Lei è amministratore, è stata revocata. Chi l’ha creata ne è stato informato.',
  },
  letters: {
    received: 'Abbiamo ricevuto la Sua segnalazione',
    receivedText: 'La esaminerà una persona, e Le scriveremo di nuovo quando sarà stata presa una decisione.',
    decided: 'È stata presa una decisione sulla Sua segnalazione',
    outcomes: {
      'actioned-law': 'Siamo intervenuti, perché era illegale.',
      'actioned-terms': 'Siamo intervenuti, perché era contrario alle nostre condizioni generali.',
      rejected: 'Non siamo intervenuti: non sono state violate né la legge né le nostre condizioni generali.',
      unfounded: 'Non siamo intervenuti: la segnalazione era infondata.',
    },
    automated: 'La decisione è stata presa con strumenti automatizzati.',
    byPerson: 'La decisione è stata presa da una persona, non da una macchina.',
    redress:
      'Se non è d’accordo, presenti gratuitamente un reclamo sulla pagina qui sotto entro sei mesi. Può inoltre rivolgersi a un organismo certificato di risoluzione extragiudiziale delle controversie o a un giudice.',
    page: 'La pagina della Sua segnalazione (non mostri questo indirizzo a nessuno):',
    answered: 'Il Suo reclamo ha avuto risposta',
    answers: {
      upheld: 'Una persona diversa da quella che ha deciso ha riesaminato il caso. La decisione è confermata.',
      reversed: 'Una persona diversa da quella che ha deciso ha riesaminato il caso e ha modificato la decisione.',
      'partly-reversed':
        'Una persona diversa da quella che ha deciso ha riesaminato il caso e ha modificato in parte la decisione.',
    },
    reasons: 'Perché',
    further:
      'Può ancora rivolgersi a un organismo certificato di risoluzione extragiudiziale delle controversie o a un giudice.',
  },
};
