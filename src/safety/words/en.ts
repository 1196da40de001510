import type { DeskWords } from './types.ts';

export const english: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Statement of reasons',
    orderTitle: 'Information about an order of an authority',
    reversalTitle: 'A decision was taken back',
    what: 'What happened',
    concerns: 'It concerns',
    from: 'In force since',
    until: 'Ends',
    lasting: 'It lasts until it is taken back.',
    where: 'Where',
    everywhere: 'everywhere',
    facts: 'Facts',
    origin: 'How we learned of it',
    automation: 'Automated means',
    ground: 'Ground',
    redress: 'What you can do',
    appeal:
      'You can ask us to look again, free of charge, until {until}: {url}. Somebody else than the first decision-maker will decide. You can also turn to a certified out-of-court settlement body or to a court.',
    orderRedress:
      'Here you find the reasons of the order and who issued it: {url}. You can challenge the order before the courts of the state whose authority issued it.',
    orderScrutiny:
      'When the authority is of another state than ours, you can ask our authority within 48 hours to scrutinise the order.',
    orderNamesRedress: 'The order names as redress: {redress}.',
    informed: {
      provided: 'An authority ordered us to provide information that concerns you. We provided what we hold.',
      notHeld: 'An authority ordered us to provide information that concerns you. We hold none of it and gave none.',
      by: 'Ordered by',
      asked: 'What was asked for',
    },
    appealTitle: 'Answer to your complaint',
    appealOutcomes: {
      upheld: 'The decision stands.',
      reversed: 'You were right: the decision no longer applies.',
      'partly-reversed': 'You were right in part: another decision takes the place of the first.',
    },
    appealReasons: 'Why',
    appealRedress: 'You can turn to a certified out-of-court settlement body or to a court.',
    reversalText: 'The decision no longer applies. What it had changed has been put back as it was before.',
    actions: {
      none: 'No restriction.',
      label: 'A label is shown beside it.',
      restrict: 'Some functions are restricted: {limits}.',
      withhold: 'It is not shown in some countries.',
      takedown: 'It has been taken down for everyone.',
      suspend: 'The account is suspended and its sessions are closed.',
      'ban-usernames': 'These usernames cannot be used: {names}.',
    },
    restrictions: {
      'no-posting': 'no posting',
      'no-search-listing': 'not listed in search',
      'no-invites': 'no invitations',
    },
    sources: {
      'own-initiative': 'Our own initiative.',
      notice: 'A notice under Article 16 of the Digital Services Act.',
      'trusted-flagger': 'A notice by a trusted flagger: {name}.',
      report: 'A report from inside the app.',
      referral: 'A referral by an authority, judged by our own rules.',
      order: 'An order by an authority.',
    },
    detection: { yes: 'It was found by automated means.', no: 'It was not found by automated means.' },
    decision: {
      none: 'A person decided.',
      partial: 'Automated means prepared the decision; a person made it.',
      full: 'The decision was made by automated means.',
    },
    grounds: {
      law: 'We consider it illegal under: {reference}.',
      terms: 'It goes against our terms: {reference}.',
      'tco-order': 'A removal order under Article 3 of Regulation (EU) 2021/784: {reference}.',
      'act-order': 'An order to act under Article 9 of Regulation (EU) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'A warning before a suspension', suspension: 'A suspension for misuse' },
    saw: {
      'illegal-content': 'Of your {total} items in the last 180 days, {manifest} were found manifestly illegal.',
      'baseless-notices':
        'Of your {total} notices and reports that were decided in the last 180 days, {manifest} were manifestly unfounded.',
      'baseless-complaints':
        'Of your {total} complaints that were decided in the last 180 days, {manifest} were manifestly unfounded.',
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
      'illegal-content':
        'If it goes on, we may suspend your account for a time (Regulation (EU) 2022/2065, Art. 23(1)).',
      'baseless-notices':
        'If it goes on, we may stop looking at your notices and reports for a time (Regulation (EU) 2022/2065, Art. 23(2)).',
      'baseless-complaints':
        'If it goes on, we may stop looking at your complaints for a time (Regulation (EU) 2022/2065, Art. 23(2)).',
    },
    until: 'This warning counts until {until}.',
    suspended: {
      'baseless-notices':
        'Until {until} we do not process your notices and reports (Regulation (EU) 2022/2065, Art. 23(2)).',
      'baseless-complaints':
        'Until {until} we do not process your complaints (Regulation (EU) 2022/2065, Art. 23(2)). What you can complain about stays open for at least six months.',
    },
    object:
      'If you think that we are wrong, say so here, free of charge: {url}. Somebody else than who decided will answer. You can also go to a court.',
    notProcessed:
      'Thank you for your report. Until {until} we do not process your reports. Why, and what you can do: {url}',
  },
  outcome: {
    title: 'Your report was looked at',
    reported: {
      account: 'You reported a user ({when}). Thank you.',
      bot: 'You reported a bot ({when}). Thank you.',
      chat: 'You reported a chat ({when}). Thank you.',
      message: 'You reported a message ({when}). Thank you.',
      media: 'You reported a file ({when}). Thank you.',
    },
    measure: 'We looked at it and took a measure.',
    noMeasure: 'We looked at it and took no measure.',
    further: 'If you think that it is illegal, you can also send us a notice that says why, free of charge: {url}.',
    quiet: 'We tell nobody whom it concerns who reported it.',
  },
  coAdmins: {
    restriction:
      'A measure was taken about {chat}, where you are an admin. Whoever created it has been told the reasons and can complain.',
    reversal: 'A measure about {chat}, where you are an admin, was taken back. Whoever created it has been told.',
  },
  letters: {
    received: 'We have received your notice',
    receivedText: 'A person will look at it, and we will write again when it is decided.',
    decided: 'Your notice was decided',
    outcomes: {
      'actioned-law': 'We acted, because it was illegal.',
      'actioned-terms': 'We acted, because it broke our terms.',
      rejected: 'We did not act: neither the law nor our terms were broken.',
      unfounded: 'We did not act: the notice had no ground.',
    },
    automated: 'This was decided by automated means.',
    byPerson: 'A person decided this, not a machine.',
    redress:
      'If you disagree, complain on the page below within six months, free of charge. You can also ask a certified out-of-court settlement body, or go to court.',
    page: 'The page of your notice (keep this address to yourself):',
    answered: 'Your complaint was answered',
    answers: {
      upheld: 'Somebody else than who decided looked again. The decision stands.',
      reversed: 'Somebody else than who decided looked again, and changed the decision.',
      'partly-reversed': 'Somebody else than who decided looked again, and changed the decision in part.',
    },
    reasons: 'Why',
    further: 'You can still ask a certified out-of-court settlement body, or go to court.',
  },
};
