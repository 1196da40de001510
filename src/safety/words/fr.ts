import type { DeskWords } from './types.ts';

export const french: DeskWords = {
  pair: '{name} : {value}',
  statement: {
    title: 'Exposé des motifs',
    orderTitle: 'Information sur une injonction d’une autorité',
    reversalTitle: 'Une décision a été annulée',
    what: 'Ce qui s’est passé',
    concerns: 'Objet concerné',
    from: 'En vigueur depuis',
    until: 'Prend fin',
    lasting: 'La mesure dure jusqu’à ce qu’elle soit annulée.',
    where: 'Où',
    everywhere: 'partout',
    facts: 'Faits et circonstances',
    origin: 'Comment nous en avons eu connaissance',
    automation: 'Moyens automatisés',
    ground: 'Fondement',
    redress: 'Ce que vous pouvez faire',
    appeal:
      'Vous pouvez introduire une réclamation, gratuitement, jusqu’au {until} : {url}. Une autre personne que celle qui a décidé la première fois se prononcera. Vous pouvez aussi vous adresser à un organe certifié de règlement extrajudiciaire des litiges ou à un tribunal.',
    orderRedress:
      'Vous trouverez ici les motifs de l’injonction et l’autorité qui l’a émise : {url}. Vous pouvez contester l’injonction devant les juridictions de l’État dont l’autorité l’a émise.',
    orderScrutiny:
      'Si l’autorité est celle d’un autre État que le nôtre, vous pouvez demander à notre autorité, dans les 48 heures, d’examiner l’injonction de manière approfondie.',
    orderNamesRedress: 'L’injonction indique comme voie de recours : {redress}.',
    informed: {
      provided:
        'Une autorité nous a enjoint de fournir des informations qui vous concernent. Nous avons fourni ce que nous détenons.',
      notHeld:
        'Une autorité nous a enjoint de fournir des informations qui vous concernent. Nous n’en détenons aucune et n’avons rien transmis.',
      by: 'Injonction émise par',
      asked: 'Ce qui a été demandé',
    },
    appealTitle: 'Réponse à votre réclamation',
    appealOutcomes: {
      upheld: 'La décision est maintenue.',
      reversed: 'Vous aviez raison : la décision ne s’applique plus.',
      'partly-reversed': 'Vous aviez raison en partie : une autre décision remplace la première.',
    },
    appealReasons: 'Pourquoi',
    appealRedress:
      'Vous pouvez vous adresser à un organe certifié de règlement extrajudiciaire des litiges ou à un tribunal.',
    reversalText: 'La décision ne s’applique plus. Ce qu’elle avait changé a été remis dans son état antérieur.',
    actions: {
      none: 'Aucune restriction.',
      label: 'Une mention est affichée à côté.',
      restrict: 'Certaines fonctions sont restreintes : {limits}.',
      withhold: 'Le contenu n’est pas affiché dans certains pays.',
      takedown: 'Le contenu a été retiré pour tout le monde.',
      suspend: 'Le compte est suspendu et ses sessions sont fermées.',
      'ban-usernames': 'Ces noms d’utilisateur ne peuvent pas être employés : {names}.',
    },
    restrictions: {
      'no-posting': 'pas de publication',
      'no-search-listing': 'absent de la recherche',
      'no-invites': 'pas d’invitation',
    },
    sources: {
      'own-initiative': 'De notre propre initiative.',
      notice: 'Par une notification au titre de l’article 16 du règlement sur les services numériques.',
      'trusted-flagger': 'Par une notification d’un signaleur de confiance : {name}.',
      report: 'Par un signalement dans l’application.',
      referral: 'Par un signalement d’une autorité, que nous avons apprécié selon nos propres règles.',
      order: 'Par une injonction d’une autorité.',
    },
    detection: {
      yes: 'Le contenu a été détecté par des moyens automatisés.',
      no: 'Le contenu n’a pas été détecté par des moyens automatisés.',
    },
    decision: {
      none: 'Une personne a décidé.',
      partial: 'Des moyens automatisés ont préparé la décision ; une personne l’a prise.',
      full: 'La décision a été prise par des moyens automatisés.',
    },
    grounds: {
      law: 'Nous considérons ce contenu comme illicite au titre de : {reference}.',
      terms: 'Ce contenu est contraire à nos conditions générales : {reference}.',
      'tco-order': 'Une injonction de retrait au titre de l’article 3 du règlement (UE) 2021/784 : {reference}.',
      'act-order': 'Une injonction d’agir au titre de l’article 9 du règlement (UE) 2022/2065 : {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Avertissement avant une suspension', suspension: 'Suspension pour utilisation abusive' },
    saw: {
      'illegal-content':
        'Au cours des 180 derniers jours, {manifest} de vos contenus sur {total} ont été jugés manifestement illicites.',
      'baseless-notices':
        'Sur vos {total} notifications et signalements tranchés au cours des 180 derniers jours, {manifest} étaient manifestement infondés.',
      'baseless-complaints':
        'Sur vos {total} réclamations tranchées au cours des 180 derniers jours, {manifest} étaient manifestement infondées.',
    },
    gravity: {
      minor: 'Nous considérons cela comme mineur.',
      serious: 'Nous considérons cela comme sérieux.',
      grave: 'Nous considérons cela comme grave.',
    },
    intent: {
      'not-seen': 'Nous ne voyons pas d’intention abusive.',
      careless: 'Nous pensons qu’il s’agit d’une négligence.',
      deliberate: 'Nous pensons que c’était délibéré.',
    },
    reasons: 'Une personne a décidé. Motifs',
    next: {
      'illegal-content':
        'Si cela continue, nous pouvons suspendre votre compte pour un temps (règlement (UE) 2022/2065, art. 23, paragraphe 1).',
      'baseless-notices':
        'Si cela continue, nous pouvons suspendre pour un temps le traitement de vos notifications et signalements (règlement (UE) 2022/2065, art. 23, paragraphe 2).',
      'baseless-complaints':
        'Si cela continue, nous pouvons suspendre pour un temps le traitement de vos réclamations (règlement (UE) 2022/2065, art. 23, paragraphe 2).',
    },
    until: 'Cet avertissement vaut jusqu’au {until}.',
    suspended: {
      'baseless-notices':
        'Jusqu’au {until}, nous ne traitons pas vos notifications et signalements (règlement (UE) 2022/2065, art. 23, paragraphe 2).',
      'baseless-complaints':
        'Jusqu’au {until}, nous ne traitons pas vos réclamations (règlement (UE) 2022/2065, art. 23, paragraphe 2). Les décisions restent ouvertes à une réclamation pendant au moins six mois.',
    },
    object:
      'Si vous pensez que nous avons tort, dites-le ici, gratuitement : {url}. Une autre personne que celle qui a décidé répondra. Vous pouvez aussi saisir un tribunal.',
    notProcessed:
      'Merci pour votre signalement. Jusqu’au {until}, nous ne traitons pas vos signalements. Pourquoi, et ce que vous pouvez faire : {url}',
  },
  outcome: {
    title: 'Votre signalement a été examiné',
    reported: {
      account: 'Vous avez signalé une personne ({when}). Merci.',
      bot: 'Vous avez signalé un bot ({when}). Merci.',
      chat: 'Vous avez signalé une discussion ({when}). Merci.',
      message: 'Vous avez signalé un message ({when}). Merci.',
      media: 'Vous avez signalé un fichier ({when}). Merci.',
    },
    measure: 'Nous l’avons examiné et avons pris une mesure.',
    noMeasure: 'Nous l’avons examiné et n’avons pris aucune mesure.',
    further:
      'Si vous pensez que c’est illicite, vous pouvez aussi nous envoyer, gratuitement, une notification motivée : {url}.',
    quiet: 'Nous ne disons à aucune des personnes concernées qui a fait le signalement.',
  },
  coAdmins: {
    restriction:
      'Une mesure a été prise au sujet de {chat}, où vous êtes administrateur. La personne qui l’a créée en connaît les motifs et peut introduire une réclamation.',
    reversal:
      'Une mesure au sujet de {chat}, où vous êtes administrateur, a été retirée. La personne qui l’a créée en est informée.',
  },
  letters: {
    received: 'Nous avons reçu votre notification',
    receivedText: 'Une personne l’examinera, et nous vous écrirons de nouveau quand la décision sera prise.',
    decided: 'Une décision a été prise sur votre notification',
    outcomes: {
      'actioned-law': 'Nous avons agi, car c’était illicite.',
      'actioned-terms': 'Nous avons agi, car c’était contraire à nos conditions générales.',
      rejected: 'Nous n’avons pas agi : ni la loi ni nos conditions générales n’ont été enfreintes.',
      unfounded: 'Nous n’avons pas agi : la notification était infondée.',
    },
    automated: 'La décision a été prise par des moyens automatisés.',
    byPerson: 'Une personne a pris cette décision, et non une machine.',
    redress:
      'Si vous n’êtes pas d’accord, introduisez gratuitement une réclamation sur la page ci-dessous dans un délai de six mois. Vous pouvez aussi vous adresser à un organe certifié de règlement extrajudiciaire des litiges ou saisir un tribunal.',
    page: 'La page de votre notification (gardez cette adresse pour vous) :',
    answered: 'Votre réclamation a reçu une réponse',
    answers: {
      upheld: 'Une autre personne que celle qui avait décidé a réexaminé l’affaire. La décision est maintenue.',
      reversed: 'Une autre personne que celle qui avait décidé a réexaminé l’affaire et a modifié la décision.',
      'partly-reversed':
        'Une autre personne que celle qui avait décidé a réexaminé l’affaire et a modifié la décision en partie.',
    },
    reasons: 'Pourquoi',
    further:
      'Vous pouvez encore vous adresser à un organe certifié de règlement extrajudiciaire des litiges ou saisir un tribunal.',
  },
};
