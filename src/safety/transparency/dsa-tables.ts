import { Tally } from './tally.ts';
import type { ReportSection } from './types.ts';

interface TablePlan {
  readonly id: string;
  readonly title: string;
  /** Labels first, then sums, then medians. */
  readonly columns: readonly string[];
  readonly sums: number;
  readonly times?: number;
}

/** The tables of the report for DSA Art. 15 and 24. */
const plans = {
  threats: {
    id: 'threats',
    title: 'Suspicions and who was told of them',
    columns: ['what', 'recorded', 'authorities told', 'median minutes to tell'],
    sums: 2,
    times: 1,
  },
  orders: {
    id: 'orders',
    title: 'Orders to act and to inform',
    columns: [
      'kind',
      'member state',
      'category',
      'received',
      'answered',
      'median minutes to acknowledge',
      'median minutes to answer',
    ],
    sums: 2,
    times: 2,
  },
  notices: {
    id: 'notices',
    title: 'Notices by kind of alleged illegal content',
    columns: [
      'reason',
      'lane',
      'received',
      'decided',
      'action on the law',
      'action on the terms',
      'decided by automated means',
      'median minutes to decision',
    ],
    sums: 5,
    times: 1,
  },
  ownInitiative: {
    id: 'own-initiative',
    title: 'Measures',
    columns: ['category', 'detection', 'restriction', 'ground', 'measures'],
    sums: 1,
  },
  complaints: {
    id: 'complaints',
    title: 'Complaints',
    columns: [
      'complainant',
      'ground of the decision',
      'received',
      'decided',
      'reversed',
      'of these in part',
      'median minutes to decision',
    ],
    sums: 4,
    times: 1,
  },
  automated: {
    id: 'automated',
    title: 'Decisions by degree of automation',
    columns: ['automation', 'decisions', 'detected automatically'],
    sums: 2,
  },
  accuracy: {
    id: 'accuracy',
    title: 'Complaints about automated means, by language: the indicator of error',
    columns: ['language', 'complaints decided', 'reversed'],
    sums: 2,
  },
  disputes: {
    id: 'disputes',
    title: 'Disputes',
    columns: ['state', 'disputes', 'implemented', 'median minutes to close'],
    sums: 2,
    times: 1,
  },
  suspensions: {
    id: 'suspensions',
    title: 'Suspensions under Art. 23',
    columns: ['cause', 'suspensions'],
    sums: 1,
  },
  warnings: { id: 'warnings', title: 'Warnings beforehand', columns: ['cause', 'warnings'], sums: 1 },
  objections: {
    id: 'objections',
    title: 'Objections to them',
    columns: ['cause', 'outcome', 'objections', 'median minutes'],
    sums: 1,
    times: 1,
  },
  recipients: { id: 'recipients', title: 'Recipients', columns: ['month', 'recipients'], sums: 1 },
  statements: {
    id: 'statements',
    title: 'Statements to affected persons',
    columns: ['kind', 'statements'],
    sums: 1,
  },
  records: { id: 'records', title: "Records for the Commission's database", columns: ['state', 'records'], sums: 1 },
} as const satisfies Record<string, TablePlan>;

type TableName = keyof typeof plans;
export type DsaTallies = Record<TableName, Tally>;

/** Articles in the order of the template of Implementing Regulation (EU) 2024/2835, each with its tables. */
const sections: readonly { article: string; title: string; tables: readonly TableName[] }[] = [
  { article: '18', title: 'Suspicions of threats to life or safety', tables: ['threats'] },
  { article: '15(1)(a)', title: 'Orders of Member States', tables: ['orders'] },
  { article: '15(1)(b)', title: 'Notices', tables: ['notices'] },
  { article: '15(1)(c)', title: 'Content moderation at own initiative', tables: ['ownInitiative'] },
  { article: '15(1)(d)', title: 'Internal complaints', tables: ['complaints'] },
  { article: '15(1)(e)', title: 'Automated means', tables: ['automated', 'accuracy'] },
  { article: '24(1)(a)', title: 'Out-of-court settlement', tables: ['disputes'] },
  {
    article: '24(1)(b)',
    title: 'Suspensions against misuse',
    tables: ['suspensions', 'warnings', 'objections'],
  },
  { article: '24(2)', title: 'Average monthly active recipients in the Union', tables: ['recipients'] },
  { article: '24(5)', title: 'Statements of reasons', tables: ['statements', 'records'] },
];

/** An empty count for each table. */
export function dsaTallies(): DsaTallies {
  const tally = (name: TableName): Tally => new Tally(plans[name]);
  return {
    threats: tally('threats'),
    orders: tally('orders'),
    notices: tally('notices'),
    ownInitiative: tally('ownInitiative'),
    complaints: tally('complaints'),
    automated: tally('automated'),
    accuracy: tally('accuracy'),
    disputes: tally('disputes'),
    suspensions: tally('suspensions'),
    warnings: tally('warnings'),
    objections: tally('objections'),
    recipients: tally('recipients'),
    statements: tally('statements'),
    records: tally('records'),
  };
}

/** The report's sections from what was counted, each with the text that `textOf` has for its article. */
export function dsaSections(tallies: DsaTallies, textOf: (article: string) => string | null): ReportSection[] {
  return sections.map(({ article, title, tables }) => ({
    article,
    title,
    tables: tables.map((name) => tallies[name].table(plans[name].id, plans[name].title, plans[name].columns)),
    text: textOf(article),
  }));
}
