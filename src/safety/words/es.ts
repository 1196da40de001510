import type { DeskWords } from './types.ts';

export const spanish: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Declaración de motivos',
    orderTitle: 'Información sobre una orden de una autoridad',
    reversalTitle: 'Se ha revocado una decisión',
    what: 'Qué ha ocurrido',
    concerns: 'Se refiere a',
    from: 'En vigor desde',
    until: 'Termina',
    lasting: 'Dura hasta que se revoque.',
    where: 'Dónde',
    everywhere: 'en todas partes',
    facts: 'Hechos y circunstancias',
    origin: 'Cómo lo hemos sabido',
    automation: 'Medios automatizados',
    ground: 'Fundamento',
    redress: 'Qué puede hacer usted',
    appeal:
      'Puede presentar una reclamación, de forma gratuita, hasta el {until}: {url}. Decidirá una persona distinta de la que decidió la primera vez. También puede acudir a un órgano certificado de resolución extrajudicial de litigios o a un tribunal.',
    orderRedress:
      'Aquí encontrará los motivos de la orden y quién la dictó: {url}. Puede impugnar la orden ante los tribunales del Estado cuya autoridad la dictó.',
    orderScrutiny:
      'Si la autoridad es de un Estado distinto del nuestro, puede pedir a nuestra autoridad, en un plazo de 48 horas, que examine la orden.',
    orderNamesRedress: 'La orden indica como vía de recurso: {redress}.',
    informed: {
      provided: 'Una autoridad nos ordenó entregar información que le concierne. Entregamos la que tenemos.',
      notHeld:
        'Una autoridad nos ordenó entregar información que le concierne. No tenemos ninguna y no entregamos nada.',
      by: 'Dictada por',
      asked: 'Qué se pidió',
    },
    appealTitle: 'Respuesta a su reclamación',
    appealOutcomes: {
      upheld: 'La decisión se mantiene.',
      reversed: 'Usted tenía razón: la decisión ya no se aplica.',
      'partly-reversed': 'Usted tenía razón en parte: otra decisión sustituye a la primera.',
    },
    appealReasons: 'Por qué',
    appealRedress: 'Puede acudir a un órgano certificado de resolución extrajudicial de litigios o a un tribunal.',
    reversalText: 'La decisión ya no se aplica. Lo que había cambiado se ha restablecido como estaba antes.',
    actions: {
      none: 'Ninguna restricción.',
      label: 'Se muestra una advertencia al lado.',
      restrict: 'Algunas funciones están restringidas: {limits}.',
      withhold: 'No se muestra en algunos países.',
      takedown: 'Se ha retirado para todos.',
      suspend: 'La cuenta está suspendida y sus sesiones están cerradas.',
      'ban-usernames': 'Estos nombres de usuario no se pueden usar: {names}.',
    },
    restrictions: {
      'no-posting': 'sin publicar',
      'no-search-listing': 'sin aparecer en la búsqueda',
      'no-invites': 'sin invitar',
    },
    sources: {
      'own-initiative': 'Por iniciativa propia.',
      notice: 'Por una notificación conforme al artículo 16 del Reglamento de Servicios Digitales.',
      'trusted-flagger': 'Por una notificación de un alertador fiable: {name}.',
      report: 'Por una denuncia desde la aplicación.',
      referral: 'Por un requerimiento de una autoridad, que valoramos según nuestras propias normas.',
      order: 'Por una orden de una autoridad.',
    },
    detection: {
      yes: 'Se detectó por medios automatizados.',
      no: 'No se detectó por medios automatizados.',
    },
    decision: {
      none: 'Decidió una persona.',
      partial: 'La decisión se preparó por medios automatizados; la tomó una persona.',
      full: 'La decisión se tomó por medios automatizados.',
    },
    grounds: {
      law: 'Lo consideramos ilícito conforme a: {reference}.',
      terms: 'Es contrario a nuestras condiciones generales: {reference}.',
      'tco-order': 'Una orden de retirada conforme al artículo 3 del Reglamento (UE) 2021/784: {reference}.',
      'act-order': 'Una orden de actuación conforme al artículo 9 del Reglamento (UE) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Advertencia previa a una suspensión', suspension: 'Suspensión por uso indebido' },
    saw: {
      'illegal-content':
        'En los últimos 180 días, {manifest} de sus {total} contenidos fueron manifiestamente ilícitos.',
      'baseless-notices':
        'De sus {total} notificaciones y denuncias resueltas en los últimos 180 días, {manifest} fueron manifiestamente infundadas.',
      'baseless-complaints':
        'De sus {total} reclamaciones resueltas en los últimos 180 días, {manifest} fueron manifiestamente infundadas.',
    },
    gravity: {
      minor: 'Lo consideramos leve.',
      serious: 'Lo consideramos serio.',
      grave: 'Lo consideramos grave.',
    },
    intent: {
      'not-seen': 'No vemos intención de abusar.',
      careless: 'Creemos que fue un descuido.',
      deliberate: 'Creemos que fue deliberado.',
    },
    reasons: 'Decidió una persona. Motivos',
    next: {
      'illegal-content':
        'Si continúa, podemos suspender su cuenta durante un tiempo (Reglamento (UE) 2022/2065, art. 23, apartado 1).',
      'baseless-notices':
        'Si continúa, podemos suspender durante un tiempo el tratamiento de sus notificaciones y denuncias (Reglamento (UE) 2022/2065, art. 23, apartado 2).',
      'baseless-complaints':
        'Si continúa, podemos suspender durante un tiempo el tratamiento de sus reclamaciones (Reglamento (UE) 2022/2065, art. 23, apartado 2).',
    },
    until: 'Esta advertencia vale hasta el {until}.',
    suspended: {
      'baseless-notices':
        'Hasta el {until} no tramitamos sus notificaciones y denuncias (Reglamento (UE) 2022/2065, art. 23, apartado 2).',
      'baseless-complaints':
        'Hasta el {until} no tramitamos sus reclamaciones (Reglamento (UE) 2022/2065, art. 23, apartado 2). El plazo para reclamar contra una decisión es de al menos seis meses.',
    },
    object:
      'Si cree que nos equivocamos, dígalo aquí, de forma gratuita: {url}. Responderá una persona distinta de la que decidió. También puede acudir a un tribunal.',
    notProcessed:
      'Gracias por su denuncia. Hasta el {until} no tramitamos sus denuncias. Por qué, y qué puede hacer: {url}',
  },
  outcome: {
    title: 'Hemos examinado su denuncia',
    reported: {
      account: 'Usted denunció a una persona ({when}). Gracias.',
      bot: 'Usted denunció un bot ({when}). Gracias.',
      chat: 'Usted denunció un chat ({when}). Gracias.',
      message: 'Usted denunció un mensaje ({when}). Gracias.',
      media: 'Usted denunció un archivo ({when}). Gracias.',
    },
    measure: 'La hemos examinado y hemos tomado una medida.',
    noMeasure: 'La hemos examinado y no hemos tomado ninguna medida.',
    further:
      'Si cree que es ilícito, también puede enviarnos, de forma gratuita, una notificación que diga por qué: {url}.',
    quiet: 'No decimos a nadie a quien afecte quién presentó la denuncia.',
  },
  coAdmins: {
    restriction:
      'Se ha tomado una medida sobre {chat}, donde usted es administrador. A quien lo creó se le han comunicado los motivos y puede reclamar.',
    reversal: 'Se ha retirado una medida sobre {chat}, donde usted es administrador. Se ha informado a quien lo creó.',
  },
  letters: {
    received: 'Hemos recibido su notificación',
    receivedText: 'La examinará una persona, y le escribiremos de nuevo cuando se haya decidido.',
    decided: 'Se ha decidido sobre su notificación',
    outcomes: {
      'actioned-law': 'Hemos actuado, porque era ilícito.',
      'actioned-terms': 'Hemos actuado, porque era contrario a nuestras condiciones generales.',
      rejected: 'No hemos actuado: no se infringió ni la ley ni nuestras condiciones generales.',
      unfounded: 'No hemos actuado: la notificación era infundada.',
    },
    automated: 'Se decidió por medios automatizados.',
    byPerson: 'Lo decidió una persona, no una máquina.',
    redress:
      'Si no está de acuerdo, presente una reclamación gratuita en la página que figura abajo en un plazo de seis meses. También puede acudir a un órgano certificado de resolución extrajudicial de litigios o a un tribunal.',
    page: 'La página de su notificación (no muestre esta dirección a nadie):',
    answered: 'Se ha respondido a su reclamación',
    answers: {
      upheld: 'Una persona distinta de la que decidió lo ha examinado de nuevo. La decisión se mantiene.',
      reversed: 'Una persona distinta de la que decidió lo ha examinado de nuevo y ha cambiado la decisión.',
      'partly-reversed':
        'Una persona distinta de la que decidió lo ha examinado de nuevo y ha cambiado la decisión en parte.',
    },
    reasons: 'Por qué',
    further: 'Aún puede acudir a un órgano certificado de resolución extrajudicial de litigios o a un tribunal.',
  },
};
