import type { StatementWords } from './words.ts';

export const english: StatementWords = {
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
  appeal: (until, url) =>
    `You can ask us to look again, free of charge, until ${until}: ${url}. Somebody else than the first decision-maker will decide. You can also turn to a certified out-of-court settlement body or to a court.`,
  orderRedress: (url) =>
    `Here you find the reasons of the order and who issued it: ${url}. You can challenge the order before the courts of the state whose authority issued it.`,
  orderScrutiny:
    'When the authority is of another state than ours, you can ask our authority within 48 hours to scrutinise the order.',
  orderNamesRedress: 'The order names as redress',
  informed: {
    provided: 'An authority ordered us to provide information that concerns you. We provided what we hold.',
    notHeld: 'An authority ordered us to provide information that concerns you. We hold none of it and gave none.',
    by: 'Ordered by',
    asked: 'What was asked for',
  },
  appealTitle: 'Answer to your complaint',
  appealUpheld: 'The decision stands.',
  reversalText: 'The decision no longer applies. What it had changed has been put back as it was before.',
  actions: {
    none: 'No restriction.',
    label: 'A label is shown beside it.',
    restrict: 'Some functions are restricted',
    withhold: 'It is not shown in some countries.',
    takedown: 'It has been taken down for everyone.',
    suspend: 'The account is suspended and its sessions are closed.',
    'ban-usernames': 'These usernames cannot be used',
  },
  restrictions: {
    'no-posting': 'no posting',
    'no-search-listing': 'not listed in search',
    'no-invites': 'no invitations',
  },
  sources: {
    'own-initiative': 'Our own initiative.',
    notice: 'A notice under Article 16 of the Digital Services Act.',
    'trusted-flagger': 'A notice by a trusted flagger',
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
    law: 'We consider it illegal under',
    terms: 'It goes against our terms',
    'tco-order': 'A removal order under Article 3 of Regulation (EU) 2021/784',
    'act-order': 'An order to act under Article 9 of Regulation (EU) 2022/2065',
  },
};
